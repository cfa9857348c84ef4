import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { STOP, ask, box, button, framesSince, movesSince, rest, start, status } from './support.js';

beforeEach(() => start({ DESK_ARMING: 'button' }));
afterEach(async () => {
  button.release();
  await app.stop();
});

test('until someone has pressed the button, nothing moves', async () => {
  const at = clock.now();
  for (const [topic, payload] of [['height/set', '110'], ['cmd', 'OPEN'], ['position/set', '50'], ['preset/set', '1'], ['hold', 'UP']]) {
    assert.strictEqual((await ask(topic, payload)).reason, 'not-armed', topic);
  }
  assert.deepStrictEqual(movesSince(at), []);
  assert.strictEqual(status().armed, false);
});

test('STOP needs no button', async () => {
  const at = clock.now();
  assert.strictEqual((await ask('cmd', 'STOP')).accepted, true);
  assert.strictEqual(framesSince(at)[0].hex, STOP);
});

test('one short press arms it', async () => {
  button.press('200ms');
  await clock.sleep('300ms');
  assert.strictEqual(status().armed, true);
  assert.strictEqual((await ask('height/set', '110')).accepted, true);
  await rest();
  assert.ok(Math.abs(box.height - 1100) <= 2);
});

test('a long press takes it back', async () => {
  button.press('200ms');
  await clock.sleep('300ms');
  button.press('2500ms');
  await clock.sleep('3s');
  assert.strictEqual((await ask('height/set', '100')).reason, 'not-armed');
});

test('a press that stops the desk arms nothing and takes nothing back', async () => {
  button.press('200ms');
  await clock.sleep('300ms');
  await ask('height/set', '70');
  await clock.sleep('3s');
  button.press('3s');
  await clock.sleep('4s');
  assert.strictEqual(status().outcome, 'stopped');
  assert.strictEqual(status().armed, true);
});

test('a button stuck since the start arms nothing', async () => {
  await app.stop();
  button.hold();
  await start({ DESK_ARMING: 'button' });
  button.release();
  await clock.sleep('1s');
  assert.strictEqual(status().armed, false);
});

test('the next start has to be armed again', async () => {
  button.press('200ms');
  await clock.sleep('300ms');
  await app.stop();
  await start({ DESK_ARMING: 'button' });
  assert.strictEqual((await ask('height/set', '100')).reason, 'not-armed');
});

test('the manifest waives it on a simulated board', async () => {
  await app.stop();
  await start();
  assert.strictEqual(status().armed, true);
});
