import assert from 'node:assert';
import test, { after, afterEach, beforeEach } from 'node:test';
import { app, board, clock } from 'sim:test';

import { keysSince } from './wired.js';
import { ask, box, cable, handset, rest, startAt, status, tell } from '../support.js';

beforeEach(() => startAt(800));
after(() => app.stop());
afterEach(() => {
  Object.assign(cable, { cut: false, loss: 0 });
  Object.assign(box.wire, { deaf: false, misreport: null });
  box.repair();
  box.lock(false);
  box.motors.stuckAt = box.motors.obstacleAt = null;
});

async function moving(target = '98') {
  await tell('height/set', target);
  await clock.sleep('3s');
}

/** Something goes wrong now: the reason that is told, and that no key stays down. */
async function outcome(within = '6s') {
  const at = clock.now();
  await clock.until(() => status().target === null, { within });
  await clock.sleep('1500ms');
  assert.deepStrictEqual(keysSince(at).filter((key) => key !== 'none'), []);
  assert.strictEqual(box.motors.running, false);
  assert.strictEqual(box.needsReset, false, 'it is not locked');
  return status().outcome;
}

test('motors that are stuck on the way: stopped after two seconds', async () => {
  box.motors.stuckAt = 850;
  await moving();
  assert.strictEqual(await outcome(), 'interrupted');
});

test('motors that do not start at all: stalled', async () => {
  box.motors.stuckAt = box.motors.height;
  await moving();
  assert.strictEqual(await outcome(), 'stalled');
});

test('a collision is told: the box has gone back, and is not driven at it again', async () => {
  box.motors.obstacleAt = 850;
  await moving();
  assert.strictEqual(await outcome(), 'collision');
  assert.ok(box.height < 830, `${box.height}`);
});

test('an error on the display ends the movement and has its name', async () => {
  await moving();
  box.fail('E02');
  assert.strictEqual(await outcome(), 'fault');
  assert.match(status().error, /^E02: motor 2/);
});

test('a box that wants to be reset says so', async () => {
  box.needsReset = true;
  await tell('height/set', '90');
  await clock.sleep('2s');
  assert.match(status().error, /needs a reset: hold Down/);
  assert.strictEqual(keysSince(0).at(-1), 'none');
});

test('a box that is locked at its handset shows it when a key comes: the movement ends', async () => {
  box.lock(true);
  await moving();
  assert.strictEqual(await outcome(), 'locked');
});

test('a box that is too hot says so', async () => {
  handset.hold('up');
  box.tick(120_000);
  await clock.sleep('500ms');
  handset.release();
  await tell('height/set', '75');
  await clock.sleep('2s');
  assert.match(status().error, /^HOT/);
});

test('noise ends a movement', async () => {
  await moving();
  const noise = setInterval(() => cable.noise(8), 50);
  try {
    assert.strictEqual(await outcome(), 'noise');
  } finally {
    clearInterval(noise);
  }
});

test('a byte lost now and then changes nothing; many end the movement', async () => {
  cable.loss = 0.002;
  await tell('height/set', '85');
  await rest();
  assert.ok(Math.abs(box.height - 850) <= 3, `${box.height}`);
  await moving();
  cable.loss = 0.3;
  assert.ok(['noise', 'silent'].includes(await outcome()), status().outcome);
});

test('a line that is cut: silent, and the key is let go', async () => {
  await moving();
  cable.cut = true;
  assert.strictEqual(await outcome(), 'silent');
});

test('a cable that is pulled is told at once; the box lets go of a key that nobody confirms', async () => {
  await moving();
  board.serial('UART2').unplug();
  await clock.sleep('200ms');
  assert.strictEqual(status().outcome, 'disconnected');
  await clock.sleep('2s');
  assert.strictEqual(box.motors.running, false);
  board.serial('UART2').plug();
  await clock.sleep('6s');
  assert.strictEqual(box.motors.running, false);
});

test('a box that does not understand 3.3 V: stalled', async () => {
  box.wire.deaf = true;
  await moving();
  assert.strictEqual(await outcome(), 'stalled');
});

test('a height that jumps is not followed; a display without one is no height', async () => {
  await moving();
  box.wire.misreport = [0x06, 0x5b, 0x06]; // 121
  assert.strictEqual(await outcome(), 'height-jump');
  box.wire.misreport = null;
  box.motors.height = 800;
  await clock.sleep('1s');
  await moving();
  box.wire.misreport = [0x6d, 0x40, 0x00]; // S-
  assert.strictEqual(await outcome(), 'silent');
});

test('a supply that breaks down in the middle: stopped, and the next command wakes the box again', async () => {
  await moving();
  box.brownOut();
  assert.strictEqual(await outcome(), 'silent');
  assert.strictEqual((await ask('height/set', '75')).accepted, true);
  await rest();
  assert.ok(Math.abs(box.height - 750) <= 2, `${box.height}`);
});
