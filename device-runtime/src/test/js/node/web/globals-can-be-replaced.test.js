const assert = require('node:assert');
globalThis.structuredClone = () => 'mine';
assert.strictEqual(structuredClone({}), 'mine');
assert.strictEqual(typeof queueMicrotask, 'function');
assert.strictEqual(Object.getOwnPropertyDescriptor(globalThis, 'URL').enumerable, false);
