const { types } = require('node:util');
const assert = require('node:assert');
assert.ok(types.isMap(new Map()) && !types.isMap({ __proto__: Map.prototype }));
assert.ok(types.isDate(new Date()) && types.isRegExp(/x/) && types.isPromise(Promise.resolve()));
assert.ok(types.isAsyncFunction(async () => {}) && !types.isAsyncFunction(() => {}));
assert.ok(types.isUint8Array(Buffer.alloc(1)) && types.isTypedArray(new Float32Array(1)));
