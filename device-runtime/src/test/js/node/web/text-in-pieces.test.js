const assert = require('node:assert');
const decoder = new TextDecoder();
assert.strictEqual(decoder.decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0xe2, 0x82), { stream: true }), '');
assert.strictEqual(decoder.decode(Uint8Array.of(0xac)), '€');
assert.strictEqual(new TextDecoder().decode(Uint8Array.of(0xed, 0xa0, 0x80)), '\ufffd\ufffd\ufffd');
assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(0xff)), TypeError);
assert.strictEqual(new TextDecoder('latin1').encoding, 'windows-1252');
assert.deepStrictEqual(new TextEncoder().encodeInto('a€', new Uint8Array(3)), { read: 1, written: 1 });
