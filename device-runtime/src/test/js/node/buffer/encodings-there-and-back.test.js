const assert = require('node:assert');
const text = 'héllo € 😀';
for (const encoding of ['utf8', 'hex', 'base64', 'base64url', 'utf16le', 'latin1']) {
  const bytes = Buffer.from(text);
  const there = bytes.toString(encoding === 'utf16le' ? 'hex' : encoding);
  assert.ok(Buffer.from(there, encoding === 'utf16le' ? 'hex' : encoding).equals(bytes), encoding);
}
assert.strictEqual(Buffer.from('68656c6c6f zz', 'hex').toString(), 'hello');
assert.strictEqual(Buffer.from('aGk', 'base64').toString(), 'hi');
assert.strictEqual(Buffer.from('\ud800x').toString('hex'), 'efbfbd78');
assert.strictEqual(Buffer.from('é', 'latin1').toString('hex'), 'e9');
