import fs from 'node:fs';
import assert from 'node:assert';
const link = `${process.env.TAY_DATA}/link`;
fs.symlinkSync('/etc', link);
assert.ok(fs.lstatSync(link).isSymbolicLink());
assert.throws(() => fs.readFileSync(`${link}/passwd`), { code: 'EACCES' });
assert.throws(() => fs.writeFileSync(`${link}/x`, ''), { code: 'EACCES' });
assert.throws(() => fs.readdirSync(link), { code: 'EACCES' });
assert.throws(() => fs.readFileSync(`${process.env.TAY_DATA}/../../etc/passwd`), { code: 'EACCES' });
