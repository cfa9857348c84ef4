const assert = require('node:assert');
const url = new URL('../x?q=ä#f', 'HTTP://user:p%20w@EXAMPLE.com:80/a/b/c');
assert.strictEqual(url.href, 'http://user:p%20w@example.com/a/x?q=%C3%A4#f');
assert.strictEqual(url.origin, 'http://example.com');
assert.strictEqual(new URL('http://0x7f.1/').hostname, '127.0.0.1');
assert.strictEqual(new URL('http://[1:0::1]/').host, '[1::1]');
assert.strictEqual(new URL('mqtt://desk.local:1883').port, '1883');
assert.strictEqual(URL.canParse('not a url'), false);
assert.throws(() => new URL('http://a b/'), { code: 'ERR_INVALID_URL', input: 'http://a b/' });
