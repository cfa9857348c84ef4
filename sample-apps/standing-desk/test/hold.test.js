import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { STOP, UP, ask, box, framesSince, handset, last, movesSince, rest, start, status, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 900;
  await start();
});
afterEach(() => app.stop());

/** As a client does while a key is held; the last refresh is at the end. */
async function hold(key, refreshes) {
  for (let i = 0; i < refreshes; i += 1) {
    if (i > 0) await clock.sleep('250ms');
    await tell('hold', key);
  }
}

const lastMove = (at) => movesSince(at).at(-1);
const firstStop = (at) => framesSince(at).find(({ hex }) => hex === STOP);

test('the desk moves while the key is held, and stops when it is let go', async () => {
  const at = clock.now();
  await hold('UP', 16);
  assert.strictEqual(movesSince(at)[0].hex, UP);
  assert.strictEqual(last('state'), 'opening');
  const released = clock.now();
  await tell('hold', 'RELEASE');
  await rest();
  assert.ok(firstStop(released).at - released <= 50);
  assert.ok(box.height > 950, `${box.height}`);
  assert.strictEqual(status().outcome, 'released');
});

test('without a refresh it stops within half a second', async () => {
  for (const [key, refreshes] of [['UP', 12], ['DOWN', 12], ['UP', 1]]) {
    await hold(key, refreshes);
    const at = clock.now();
    await clock.sleep('500ms');
    assert.ok(firstStop(at).at - at <= 500, key);
    await rest();
    assert.ok(lastMove(at)?.at ?? 0 <= at + 500);
  }
});

test('a refresh does not go on where something has ended the hold', async () => {
  await hold('UP', 12);
  handset.hold('down');
  await hold('UP', 12);
  assert.strictEqual(box.motors.wanted, -1, 'the hand wins');
  const at = clock.now();
  handset.release();
  await hold('UP', 12);
  assert.deepStrictEqual(movesSince(at), []);
  assert.strictEqual((await ask('hold', 'UP')).reason, 'ended');
});

test('after a pause it is a new hold', async () => {
  await hold('UP', 4);
  await clock.sleep('3s');
  const at = clock.now();
  await hold('UP', 4);
  assert.ok(movesSince(at).length > 0);
});

test('it ends at the limit, not beyond', async () => {
  box.motors.height = 1180;
  await app.stop();
  box.limits = { max: 1250, min: null };
  box.motors.max = 1300;
  await start();
  await hold('UP', 24);
  assert.strictEqual(status().outcome, 'limit');
  await rest();
  assert.ok(box.height <= 1250 && box.height > 1235, `${box.height}`);
  assert.strictEqual((await ask('hold', 'DOWN')).accepted, true);
  box.limits.max = null;
});

test('the other key takes over after a stop', async () => {
  await hold('UP', 8);
  await hold('DOWN', 16);
  assert.strictEqual(last('state'), 'closing');
});

test('RELEASE ends no movement but a hold', async () => {
  await ask('height/set', '100');
  await clock.sleep('2s');
  await tell('hold', 'RELEASE');
  await rest();
  assert.strictEqual(status().outcome, 'arrived');
});
