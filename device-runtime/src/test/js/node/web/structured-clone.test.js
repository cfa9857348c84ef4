const assert = require('node:assert');
const original = { when: new Date(0), list: [new Map([[1, new Set(['a'])]])], bytes: Uint8Array.of(1, 2) };
original.self = original;
const copy = structuredClone(original);
assert.notStrictEqual(copy, original);
assert.strictEqual(copy.self, copy);
assert.deepStrictEqual(copy.list, original.list);
assert.deepStrictEqual(copy.bytes, original.bytes);
assert.throws(() => structuredClone(() => {}), { name: 'DataCloneError', code: 25 });
