import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { late, obeys, recovers } from './support.js';
import { ask, box, start, tell } from '../support.js';

beforeEach(async () => {
  box.motors.height = 800;
  await start();
});
afterEach(() => app.stop());

test('a program that is late while the desk rests has it back', async () => {
  await late();
  assert.strictEqual((await ask('height/set', '110')).reason, 'offline');
  await recovers();
  await obeys();
});

test('in the middle of a movement the desk is stopped, and stays where it is until it is told anew', async () => {
  await tell('height/set', '120');
  await clock.sleep('3s');
  await late();
  assert.ok(box.height < 1000, `${box.height}`);
  await recovers();
  await obeys();
});

test('SIGTERM while the port is away ends it at once', async () => {
  await late();
  assert.strictEqual((await app.stop()).code, 143);
});
