import test, { mock } from 'node:test';
import assert from 'node:assert';
test('counts calls', () => {
  const add = mock.fn((a, b) => a + b);
  assert.strictEqual(add(1, 2), 3);
  assert.deepStrictEqual(add.mock.calls[0].arguments, [1, 2]);
});
test('replaces a method until the test ends', (t) => {
  const lamp = { on: () => 'lit' };
  t.mock.method(lamp, 'on', () => 'mocked');
  assert.strictEqual(lamp.on(), 'mocked');
  t.mock.restoreAll();
  assert.strictEqual(lamp.on(), 'lit');
});
test('turns timers by hand', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  let fired = 0;
  setTimeout(() => fired++, 1000);
  t.mock.timers.tick(999);
  assert.strictEqual(fired, 0);
  t.mock.timers.tick(1);
  assert.strictEqual(fired, 1);
  assert.strictEqual(Date.now(), 1000);
});
