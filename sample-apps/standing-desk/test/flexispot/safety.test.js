import assert from 'node:assert';
import test, { beforeEach } from 'node:test';
import { app, clock } from 'sim:test';

import { isHeld } from './wired.js';
import { box, start, tell } from '../support.js';

beforeEach(async () => {
  box.motors.height = 800;
  await start();
  await tell('height/set', '98');
  await clock.sleep('4s');
  assert.strictEqual(box.motors.running, true);
});

/** The program is gone, or going: the box is let down gently, and PIN20 falls when it rests. */
async function calm() {
  const from = box.height;
  await clock.until(() => !box.motors.running, { within: '2s' });
  assert.ok(box.height - from <= 25, `${box.height - from} mm on`);
  assert.strictEqual(isHeld(), true, 'held while it moves');
  await clock.until(() => !isHeld(), { within: '15s' });
  assert.strictEqual(box.needsReset, false);
}

test('a program that is told to end does not lock the box', async () => {
  const stopped = app.stop();
  await calm();
  assert.strictEqual((await stopped).code, 143);
});

test('SIGINT, twice, does not lock the box', async () => {
  const stopped = app.stop('SIGINT');
  await clock.sleep('50ms');
  app.stop('SIGINT');
  await calm();
  await stopped;
});

test('a program that is killed does not lock the box', async () => {
  const killed = app.kill();
  await calm();
  await killed;
});

test('what the box is told after the end comes from Java: every poll has its answer', async () => {
  const stopped = app.stop();
  await clock.sleep('20ms');
  const asked = box.wire.answers;
  await clock.sleep('500ms');
  assert.ok(box.wire.answers - asked >= 14, `${box.wire.answers - asked}`);
  await stopped;
});
