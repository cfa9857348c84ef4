import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { STOP, box, button, framesSince, movesSince, rest, start, status, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 900;
  await start();
});
afterEach(() => app.stop());

/** At full speed upwards or downwards. */
async function moving(target) {
  await tell('height/set', target);
  await clock.sleep('4s');
}

/** The first stop since a moment, and how far the desk went after it. */
async function travelAfterStop(at) {
  await rest();
  const stop = framesSince(at).find(({ hex }) => hex === STOP);
  return { after: stop.at - at, travel: Math.abs(box.height - stop.height) };
}

for (const [direction, target] of [['up', '120'], ['down', '65']]) {
  test(`STOP on the way ${direction}: on the wire within 50 ms, then at most 13 mm`, async () => {
    await moving(target);
    const at = clock.now();
    await tell('cmd', 'STOP');
    const { after, travel } = await travelAfterStop(at);
    assert.ok(after <= 50, `${after} ms`);
    assert.ok(travel > 5 && travel <= 13, `${travel} mm`);
    assert.strictEqual(status().outcome, 'stopped');
    assert.deepStrictEqual(movesSince(at), []);
  });
}

test('the button stops it as well', async () => {
  await moving('120');
  const at = clock.now();
  button.press('100ms');
  const { after } = await travelAfterStop(at);
  assert.ok(after <= 50, `${after} ms`); // 25 of them are the button's debounce
});

test('STOP is sent even when nothing of ours moves', async () => {
  const at = clock.now();
  await tell('cmd', 'STOP');
  await clock.sleep('50ms');
  assert.strictEqual(framesSince(at)[0].hex, STOP);
});

test('stop is sent twice, since one frame may be lost', async () => {
  await moving('120');
  const at = clock.now();
  await tell('cmd', 'STOP');
  await rest();
  assert.deepStrictEqual(framesSince(at).map(({ hex }) => hex), [STOP, STOP]);
});

test('a program that is told to end stops the desk', async () => {
  await moving('120');
  const at = clock.now();
  await app.stop();
  await clock.sleep('2s'); // the stop goes out before the port closes: its frame may still be on the wire
  assert.strictEqual(framesSince(at)[0].hex, STOP);
  assert.strictEqual(box.motors.running, false);
});

test('a program that is killed stops the desk', async () => {
  await moving('120');
  const at = clock.now();
  await app.kill();
  await clock.sleep('2s');
  assert.strictEqual(framesSince(at)[0].hex, STOP);
  assert.strictEqual(box.motors.running, false);
});
