import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, board, clock } from 'sim:test';

import { STOP, ask, box, framesSince, movesSince, rest, start, status, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 900;
  await start();
});
afterEach(async () => {
  box.repair();
  box.wire.mute = false;
  box.wire.misreport = null;
  box.motors.stuckAt = box.motors.obstacleAt = null;
  await app.stop();
});

async function moving(target = '120') {
  await tell('height/set', target);
  await clock.sleep('3s');
}

/** Something goes wrong now: the reason that is told, and that a stop was sent and nothing that moves. */
async function outcome(within = '6s') {
  const at = clock.now();
  await clock.until(() => status().target === null, { within });
  await clock.sleep('1s');
  assert.ok(framesSince(at).some(({ hex }) => hex === STOP), 'a stop was sent');
  assert.deepStrictEqual(movesSince(at), []);
  return status().outcome;
}

test('motors that are stuck on the way: stopped after two seconds', async () => {
  box.motors.stuckAt = 1000;
  await moving();
  assert.strictEqual(await outcome(), 'interrupted');
});

test('motors that do not start at all: stalled', async () => {
  box.motors.stuckAt = box.motors.height;
  await tell('hold', 'UP');
  for (let i = 0; i < 20; i += 1) {
    await clock.sleep('250ms');
    await tell('hold', 'UP');
  }
  await clock.sleep('100ms');
  assert.strictEqual(status().outcome, 'stalled');
  assert.strictEqual(status().error, 'stalled');
});

test('a desk that goes the wrong way is stopped within a centimetre of noticing', async () => {
  box.crossedWires = true;
  await tell('height/set', '120');
  await clock.sleep('5s');
  box.crossedWires = false;
  assert.strictEqual(status().error, 'wrong-direction');
  assert.ok(box.height > 870, `${box.height}`);
});

test('a collision is told: the box has gone back', async () => {
  box.motors.obstacleAt = 1000;
  await moving();
  assert.strictEqual(await outcome(), 'collision');
  assert.strictEqual(status().error, 'collision');
  await rest();
});

test('a height that jumps is not followed', async () => {
  await moving();
  box.wire.misreport = 1240;
  assert.strictEqual(await outcome(), 'height-jump');
});

test('an error of the box ends the movement and has its name', async () => {
  await moving();
  box.fail(0x01);
  await clock.sleep('500ms');
  assert.strictEqual(status().outcome, 'fault');
  assert.match(status().error, /^E01: /);
});

test('a box that falls silent is told to stop', async () => {
  await moving();
  box.wire.mute = true;
  assert.strictEqual(await outcome(), 'silent');
});

test('a burst of noise ends a movement', async () => {
  await moving();
  const noise = setInterval(() => box.wire.noise(8), 50);
  try {
    assert.strictEqual(await outcome(), 'noise');
  } finally {
    clearInterval(noise);
  }
});

test('0 and 9999 instead of heights: nothing to steer by', async () => {
  for (const nonsense of [0, 9999]) {
    await moving();
    box.wire.misreport = nonsense;
    assert.strictEqual(await outcome(), 'silent', `${nonsense}`);
    box.wire.misreport = null;
    await clock.sleep('2s');
    box.motors.height = 900;
    box.touch();
    await clock.sleep('2s');
  }
});

test('a box that has never told its height is not moved', async () => {
  await app.stop();
  box.wire.misreport = 0;
  await start();
  assert.strictEqual((await ask('height/set', '110')).reason, 'height-unknown');
});

test('a cable pulled on the way is told at once', async () => {
  await moving();
  board.serial('UART2').unplug();
  await clock.sleep('200ms');
  assert.strictEqual(status().outcome, 'disconnected');
  assert.strictEqual(status().link, false);
  board.serial('UART2').plug();
  await clock.sleep('6s');
  assert.strictEqual(box.motors.running, false);
});

test('a supply that breaks down in the middle: silent, and the next command works again', async () => {
  await moving();
  box.brownOut();
  assert.strictEqual(await outcome(), 'silent');
  assert.strictEqual((await ask('height/set', '95')).accepted, true);
  await rest();
  assert.ok(Math.abs(box.height - 950) <= 2, `${box.height}`);
});

test('a box that sleeps is woken first', async () => {
  await clock.sleep('30s');
  assert.strictEqual(box.asleep, true);
  const at = clock.now();
  await tell('height/set', '110');
  await clock.sleep('1s');
  assert.deepStrictEqual(framesSince(at).map(({ hex }) => hex), [STOP, 'F1 F1 1B 02 04 4C 6D 7E']);
  await rest();
  assert.ok(Math.abs(box.height - 1100) <= 2, `${box.height}`);
});

test('a box that has just fallen asleep is woken as well, and not taken for one that ignores a go-to', async () => {
  await clock.until(() => box.asleep, { within: '30s' });
  await clock.sleep('1s');
  const at = clock.now();
  await tell('height/set', '110');
  await rest();
  assert.deepStrictEqual(movesSince(at).map(({ hex }) => hex), ['F1 F1 1B 02 04 4C 6D 7E']);
});
