const EventEmitter = require('node:events');
const assert = require('node:assert');
const emitter = new EventEmitter();
let calls = 0;
emitter.once('tick', () => calls++);
assert.strictEqual(emitter.emit('tick'), true);
assert.strictEqual(emitter.emit('tick'), false);
assert.strictEqual(calls, 1);
