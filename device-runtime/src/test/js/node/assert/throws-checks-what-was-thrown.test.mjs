import assert from 'node:assert/strict';
const boom = () => {
  throw Object.assign(new TypeError('bad pin 99'), { code: 'EPIN' });
};
assert.throws(boom, TypeError);
assert.throws(boom, /pin \d+/);
assert.throws(boom, { code: 'EPIN', message: /bad/ });
assert.throws(() => assert.throws(() => {}), { message: 'Missing expected exception.' });
assert.throws(() => assert.throws(boom, { code: 'EOTHER' }), { code: 'ERR_ASSERTION' });
await assert.rejects(async () => boom(), { code: 'EPIN' });
await assert.doesNotReject(async () => 1);
assert.match('abc', /b/);
assert.equal(1, 1);
assert.throws(() => assert.equal(1, '1'), assert.AssertionError);
