const url = require('node:url');
const assert = require('node:assert');
assert.strictEqual(url.fileURLToPath('file:///a%20b'), '/a b');
assert.strictEqual(url.pathToFileURL('/a b#c').href, 'file:///a%20b%23c');
assert.throws(() => url.fileURLToPath('http://x'), { code: 'ERR_INVALID_URL_SCHEME' });
const parsed = url.parse('mqtt://me:pw@broker:1883/t?x=1');
assert.strictEqual(parsed.auth, 'me:pw');
assert.strictEqual(parsed.port, '1883');
assert.strictEqual(url.resolve('http://a/b/c', '../d'), 'http://a/d');
