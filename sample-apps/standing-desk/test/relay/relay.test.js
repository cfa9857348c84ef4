import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { desk } from './wired.js';
import { ask, button, handset, last, rest, start, status, tell } from '../support.js';

beforeEach(async () => {
  Object.assign(desk, { noise: 3, strays: 0, obstacleAbove: null, blind: false, shorts: 0 });
  desk.motors.stuckAt = null;
  desk.motors.height = 800;
  await start();
});
afterEach(async () => {
  handset.release();
  await app.stop();
});

/** Starts the app at a desk that stands there: one that is carried there looks as if a hand moved it. */
async function startAt(mm) {
  await app.stop();
  desk.motors.height = mm;
  await start();
}

async function moving(target = '98') {
  assert.strictEqual((await ask('height/set', target)).reason, null);
  await clock.sleep('3s');
  assert.strictEqual(desk.motors.running, true);
}

/** Until nothing of ours moves any more; both relays are off then. */
async function outcome(within = '6s') {
  await clock.until(() => status().target === null, { within });
  assert.deepStrictEqual([desk.up.isOn, desk.down.isOn], [false, false]);
  await clock.sleep('2s');
  assert.deepStrictEqual([desk.up.isOn, desk.down.isOn], [false, false]);
  return status().outcome;
}

test('a height is met within 7 mm, for all the noise of the sensor', async () => {
  for (const height of ['110', '75', '78', '120']) {
    assert.strictEqual((await ask('height/set', height)).accepted, true);
    await clock.until(() => status().target === null, { within: '60s' });
    await rest();
    assert.strictEqual(status().outcome, 'arrived', height);
    assert.ok(Math.abs(desk.height - height * 10) <= 7, `${height}: ${desk.height}`);
  }
  assert.strictEqual(desk.shorts, 0);
});

test('a desk at rest is told to stand, noise or not', async () => {
  await clock.sleep('3s');
  const before = last('height');
  await clock.sleep('5min');
  assert.strictEqual(last('height'), before);
  assert.strictEqual(last('state'), 'stopped');
});

test('OPEN and CLOSE go to the ends that were measured', async () => {
  await startAt(1230);
  await tell('cmd', 'OPEN');
  await rest();
  assert.ok(desk.height >= 1264, `${desk.height}`);
  assert.strictEqual(status().error, null);
});

test('an end switch that comes early is a limit, and no fault', async () => {
  await startAt(1230);
  desk.motors.stuckAt = 1259;
  await tell('cmd', 'OPEN');
  await clock.sleep('1s');
  assert.strictEqual(await outcome('12s'), 'limit');
  assert.strictEqual(status().error, null);
});

test('STOP and the button open the relay at once', async () => {
  for (const stop of [() => tell('cmd', 'STOP'), () => button.press('100ms')]) {
    await moving();
    stop();
    await clock.sleep('60ms');
    assert.deepStrictEqual([desk.up.isOn, desk.down.isOn], [false, false]);
    await rest();
  }
});

test('up and down are never on together, and half a second lies between them', async () => {
  await tell('hold', 'UP');
  await clock.sleep('300ms');
  const at = clock.now();
  desk.up.watch(({ on }) => on || (off = clock.now()));
  desk.down.watch(({ on }) => on && (down = clock.now()));
  let off = at;
  let down = null;
  for (let i = 0; i < 12; i += 1) {
    await tell('hold', 'DOWN');
    await clock.sleep('250ms');
  }
  assert.ok(down !== null && down - off >= 500, `${down - off}`);
  assert.strictEqual(desk.shorts, 0);
});

test('without a refresh a hold ends within half a second', async () => {
  await tell('hold', 'DOWN');
  await clock.sleep('200ms');
  assert.strictEqual(desk.down.isOn, true);
  await clock.sleep('350ms');
  assert.strictEqual(desk.down.isOn, false);
});

test('something in the way: off within two seconds, and told as stalled', async () => {
  desk.motors.stuckAt = 860;
  let off = null;
  desk.up.watch(({ on }) => on || (off = clock.now()));
  assert.strictEqual((await ask('height/set', '98')).reason, null);
  await clock.until(() => desk.height > 859, { within: '6s' });
  const stands = clock.now();
  assert.strictEqual(await outcome(), 'stalled');
  assert.strictEqual(status().error, 'stalled');
  assert.ok(off > stands && off - stands <= 2000, `${off - stands}`);
});

test('it is noticed behind a sensor that reads to and fro by 6 mm, too', async () => {
  desk.noise = 6;
  for (const hold of ['UP', 'DOWN']) {
    desk.motors.stuckAt = desk.motors.height;
    await tell('hold', hold);
    const refresh = setInterval(() => tell('hold', hold), 250);
    await clock.sleep('5s');
    clearInterval(refresh);
    assert.ok(['stalled', 'wrong-direction', 'collision'].includes(status().outcome), status().outcome);
    await clock.sleep('3s');
  }
});

test('so it is while a key is held, and for a motor that does not start', async () => {
  desk.motors.stuckAt = desk.motors.height;
  for (let i = 0; i < 12; i += 1) {
    await tell('hold', 'UP');
    await clock.sleep('250ms');
  }
  assert.strictEqual(desk.up.isOn, false);
  assert.strictEqual(status().outcome, 'stalled');
});

test('a sensor that comes off its cable ends the movement, and refuses the next', async () => {
  await moving();
  desk.blind = true;
  assert.ok(['silent', 'disconnected'].includes(await outcome()), status().outcome);
  assert.strictEqual(status().link, false);
  assert.strictEqual((await ask('height/set', '90')).reason, 'offline');
  desk.blind = false;
  await clock.sleep('2s');
  assert.strictEqual(status().link, true);
});

test('a reading that went astray is not believed; the same one again is, and ends the movement', async () => {
  desk.strays = 0.02;
  await tell('height/set', '90');
  await rest();
  assert.strictEqual(status().outcome, 'arrived');
  desk.strays = 0;
  await moving();
  desk.obstacleAbove = 400;
  assert.strictEqual(await outcome(), 'height-jump');
});

test('its own handset is seen, and refuses everything but stop', async () => {
  handset.hold('up');
  await clock.sleep('3s');
  assert.strictEqual(last('state'), 'opening');
  assert.strictEqual((await ask('height/set', '70')).reason, 'handset');
  handset.release();
  await rest();
});

test('a relay is off after 45 seconds, whatever the app believes', async () => {
  await startAt(620);
  Object.assign(desk.motors.speed, { up: 12 });
  assert.strictEqual((await ask('cmd', 'OPEN')).reason, null);
  await clock.sleep('50s');
  Object.assign(desk.motors.speed, { up: 22 });
  assert.strictEqual(desk.up.isOn, false);
  assert.match(status().error, /^tripped \(ERR_MAX_ON\)/);
  assert.strictEqual((await ask('height/set', '90')).reason, 'offline');
});

test('a program that ends, or is killed, leaves both relays off', async () => {
  await moving();
  await app.stop();
  assert.strictEqual(desk.up.isOn, false);
  await start();
  await moving('110');
  await app.kill();
  assert.strictEqual(desk.up.isOn, false);
});
