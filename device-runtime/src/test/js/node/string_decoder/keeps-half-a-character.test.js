const { StringDecoder } = require('node:string_decoder');
const assert = require('node:assert');
const decoder = new StringDecoder('utf8');
assert.strictEqual(decoder.write(Buffer.from([0xe2, 0x82])), '');
assert.strictEqual(decoder.write(Buffer.from([0xac, 0x41])), '€A');
assert.strictEqual(decoder.write(Buffer.from([0xf0, 0x9f])), '');
assert.strictEqual(decoder.end(), '\ufffd');
