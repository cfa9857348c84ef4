import { test, beforeEach, afterEach } from 'node:test';
import assert from 'node:assert';
import { app, board, clock, rig } from 'sim:test';

beforeEach(() => app.start());
afterEach(() => app.stop());

test('the light blinks once a second', async () => {
  const levels = [];
  board.line('GPIO27').on('change', ({ value }) => levels.push(value));
  await clock.sleep('2100ms');
  assert.deepStrictEqual(levels, [1, 0, 1, 0]);
});

test('the light is on while the button is held', async () => {
  rig.button.hold();
  await clock.sleep('50ms');
  assert.strictEqual(rig.led.on, true);
  await clock.sleep('3s');
  assert.strictEqual(rig.led.on, true);
  rig.button.release();
  await clock.sleep('50ms');
  assert.strictEqual(rig.led.on, false);
});

test('a touch shorter than the debounce is ignored', async () => {
  rig.button.press('5ms');
  await clock.sleep('100ms');
  assert.strictEqual(rig.led.on, false);
});

test('the light is off when the app has ended', async () => {
  rig.button.hold();
  await clock.sleep('50ms');
  await app.stop();
  rig.button.release();
  assert.strictEqual(rig.led.on, false);
});
