const os = require('node:os');
const fs = require('node:fs');
const path = require('node:path');
const assert = require('node:assert');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-'));
fs.writeFileSync(path.join(folder, 'x'), 'x');
assert.ok(folder.startsWith(process.env.TAY_DATA));
assert.ok(os.hostname().length > 0 && os.cpus().length > 0 && os.totalmem() > 0);
assert.strictEqual(os.EOL, '\n');
