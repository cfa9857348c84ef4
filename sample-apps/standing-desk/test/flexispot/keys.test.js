import assert from 'node:assert';
import test, { after, afterEach, beforeEach } from 'node:test';
import { app, clock } from 'sim:test';

import { isHeld, keysSince } from './wired.js';
import { ask, box, button, handset, last, rest, start, startAt, status, tell } from '../support.js';

beforeEach(() => startAt(900));
after(() => app.stop());
afterEach(() => handset.release());

async function moving(target = '78') {
  await tell('height/set', target);
  await clock.sleep('4s');
  assert.strictEqual(box.motors.running, true);
}

test('at its start the box is woken once, tells its height, and may sleep again', async () => {
  assert.strictEqual(last('height'), '90.0');
  assert.strictEqual(isHeld(), true);
  await clock.sleep('15s');
  assert.strictEqual(box.asleep, true);
  assert.strictEqual(isHeld(), false, 'only an edge wakes it');
  assert.deepStrictEqual(keysSince(0), []);
  const at = clock.now();
  await tell('height/set', '80');
  await clock.sleep('2s');
  assert.deepStrictEqual(keysSince(at), ['down']);
  await rest();
});

for (const key of ['UP', 'DOWN']) {
  test(`STOP on the way ${key.toLowerCase()}: the key is let go within 50 ms, then at most 7 mm`, async () => {
    await moving(key === 'UP' ? '99' : '78');
    const [at, from] = [clock.now(), box.height];
    await tell('cmd', 'STOP');
    await rest();
    const released = box.wire.heard.find((one) => one.at >= at);
    assert.strictEqual(released.keys, 0);
    assert.ok(released.at - at <= 50, `${released.at - at} ms`);
    assert.ok(Math.abs(box.height - from) <= 7, `${box.height - from}`);
    assert.strictEqual(status().outcome, 'stopped');
  });
}

test('the button stops it as well', async () => {
  await moving();
  const at = clock.now();
  button.press('100ms');
  await clock.sleep('100ms');
  assert.deepStrictEqual(keysSince(at), ['none']);
});

test('STOP at rest does not nudge the desk', async () => {
  await tell('cmd', 'STOP');
  await moving();
  await tell('cmd', 'STOP');
  await clock.sleep('300ms');
  const at = clock.now();
  await tell('cmd', 'STOP');
  await clock.sleep('3s');
  await tell('cmd', 'STOP');
  await clock.sleep('1s');
  assert.deepStrictEqual(keysSince(at), []);
});

test('a preset at the handset ends with STOP, by a tap against it', async () => {
  handset.preset(1);
  await clock.sleep('4s');
  assert.strictEqual(last('state'), 'closing');
  const at = clock.now();
  assert.strictEqual((await ask('cmd', 'STOP')).accepted, true);
  await clock.sleep('2s');
  assert.deepStrictEqual(keysSince(at), ['up', 'none']);
  assert.strictEqual(box.motors.running, false);
  assert.ok(box.height > 800, `${box.height}`);
  assert.strictEqual(box.needsReset, false);
});

test('a hold moves while it is refreshed, and no longer than half a second after', async () => {
  for (let i = 0; i < 10; i += 1) {
    await tell('hold', 'UP');
    await clock.sleep('250ms');
  }
  const at = clock.now();
  await clock.sleep('1s');
  const released = box.wire.heard.find((one) => one.at >= at);
  assert.ok(released.at - at <= 250, `${released.at - at} ms`);
  assert.strictEqual(status().outcome, 'released');
});

test('a key at the handset wins, and nothing comes back', async () => {
  await moving();
  handset.hold('up');
  await clock.sleep('4s');
  const at = clock.now();
  handset.release();
  await clock.sleep('10s');
  assert.strictEqual(status().target, null);
  assert.deepStrictEqual(keysSince(at), []);
});

test('a tap at the handset ends a movement for good', async () => {
  await moving();
  handset.tap();
  await clock.sleep('5s');
  assert.strictEqual(status().outcome, 'interrupted');
  assert.strictEqual(box.motors.running, false);
});

test('a box that takes keys unasked is driven, too', async () => {
  box.wire.freeRun = true;
  await tell('height/set', '85');
  await rest();
  box.wire.freeRun = false;
  assert.strictEqual(status().outcome, 'arrived');
  assert.ok(Math.abs(box.height - 850) <= 2, `${box.height}`);
});

test('its presets are the app’s own: refused until one is saved, and there after a restart', async () => {
  assert.strictEqual((await ask('preset/set', '3')).reason, 'no-preset');
  assert.strictEqual((await ask('preset/save', '3')).accepted, true);
  box.motors.height = 950;
  await app.stop();
  await start();
  assert.strictEqual((await ask('preset/set', '3')).target, 90);
  await rest();
  assert.ok(Math.abs(box.height - 900) <= 2, `${box.height}`);
});
