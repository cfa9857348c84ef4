import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { STOP, ask, box, framesSince, handset, last, movesSince, start, status, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 900;
  await start();
});
afterEach(async () => {
  handset.lock(false);
  await app.stop();
});

test('the child lock refuses everything that moves', async () => {
  assert.strictEqual((await ask('lock/set', 'ON')).accepted, true);
  assert.strictEqual(last('lock'), 'ON');
  const at = clock.now();
  for (const [topic, payload] of [['height/set', '110'], ['cmd', 'CLOSE'], ['position/set', '50'], ['preset/set', '1'], ['hold', 'UP'], ['preset/save', '1']]) {
    assert.strictEqual((await ask(topic, payload)).reason, 'locked', topic);
  }
  assert.deepStrictEqual(movesSince(at), []);
});

test('it never refuses STOP', async () => {
  await ask('lock/set', 'ON');
  const at = clock.now();
  assert.strictEqual((await ask('cmd', 'STOP')).accepted, true);
  assert.strictEqual(framesSince(at)[0].hex, STOP);
});

test('it stops what moves', async () => {
  await tell('height/set', '120');
  await clock.sleep('3s');
  await tell('lock/set', 'ON');
  await clock.sleep('2s');
  assert.strictEqual(status().outcome, 'locked');
  assert.strictEqual(status().state, 'stopped');
});

test('OFF lets it move again', async () => {
  await ask('lock/set', 'ON');
  await ask('lock/set', 'OFF');
  await clock.sleep('200ms');
  assert.strictEqual(last('lock'), 'OFF');
  assert.strictEqual((await ask('height/set', '110')).accepted, true);
});

test('the lock of the box itself is seen and respected', async () => {
  handset.lock();
  await clock.sleep('500ms');
  assert.strictEqual(last('lock'), 'ON');
  assert.strictEqual((await ask('height/set', '110')).reason, 'box-locked');
});
