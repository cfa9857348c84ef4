import util from 'node:util';
import assert from 'node:assert';
const late = util.promisify((value, done) => setImmediate(done, null, value * 2));
assert.strictEqual(await late(21), 42);
const failing = util.promisify((done) => done(new RangeError('no')));
await assert.rejects(failing(), RangeError);
const back = util.callbackify(async (value) => value + 1);
assert.strictEqual(await new Promise((resolve) => back(1, (error, value) => resolve(value))), 2);
