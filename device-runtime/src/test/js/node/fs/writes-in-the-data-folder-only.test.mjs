import fs from 'node:fs';
import assert from 'node:assert';
assert.ok(fs.readFileSync(import.meta.filename, 'utf8').startsWith('import fs'));
assert.throws(() => fs.writeFileSync(import.meta.filename, ''), {
  code: 'EROFS', syscall: 'open', errno: -30, path: import.meta.filename,
  message: `EROFS: read-only file system, open '${import.meta.filename}'; an app writes in its data folder, process.env.TAY_DATA`,
});
assert.throws(() => fs.readFileSync('/etc/passwd'), { code: 'EACCES', message: /tayberry\.permissions\.files/ });
await assert.rejects(fs.promises.readFile('missing.txt'), {
  code: 'ENOENT', message: "ENOENT: no such file or directory, open 'missing.txt'",
});
