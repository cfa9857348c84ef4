const EventEmitter = require('node:events');
const assert = require('node:assert');
assert.throws(() => new EventEmitter().emit('error', new RangeError('hot')), { name: 'RangeError', message: 'hot' });
assert.throws(() => new EventEmitter().emit('error', 'cold'), { code: 'ERR_UNHANDLED_ERROR' });
