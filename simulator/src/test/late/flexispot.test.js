import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { isHeld } from '../flexispot/wired.js';
import { late, obeys, recovers } from './support.js';
import { box, start, status, tell } from '../support.js';

beforeEach(async () => {
  box.motors.height = 800;
  await start();
});
afterEach(() => app.stop());

test('a program that is late while the desk rests has it back', async () => {
  await late();
  await recovers();
  await obeys();
});

test('so it is at a box that has lost its supply; the app hears of it when the line is let go', async () => {
  box.brownOut();
  await late('15s');
  await recovers();
  await obeys();
});

test('in the middle of a movement the box is calmed while its line is held; then it is greeted anew', async () => {
  await tell('height/set', '120');
  await clock.sleep('3s');
  await late();
  assert.strictEqual(status().outcome, 'fault');
  await clock.until(() => !box.motors.running || !isHeld(), { within: '2s' });
  assert.strictEqual(isHeld(), true, 'held while it moves');
  await recovers();
  assert.strictEqual(box.needsReset, false);
  await obeys();
});

test('SIGTERM while Java still calms the box: the program waits for it, and the box is not locked', async () => {
  await tell('height/set', '120');
  await clock.sleep('3s');
  await late();
  assert.strictEqual(isHeld(), true);
  assert.strictEqual((await app.stop()).code, 143);
  assert.deepStrictEqual([isHeld(), box.motors.running, box.needsReset], [false, false, false]);
});
