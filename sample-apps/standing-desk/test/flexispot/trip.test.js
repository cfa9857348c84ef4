import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import gpio from 'hal:gpio';
import { clock } from 'sim:test';

import { isHeld, keysSince } from './wired.js';
import { box, handset } from '../support.js';
import { goesTo, linked, occupy, open, refuse, trip } from '../tripped.js';

let it;

beforeEach(async () => {
  box.motors.height = 800;
  it = await open('flexispot');
});
afterEach(async () => {
  await it.driver.close();
  await clock.until(() => !isHeld());
});

for (const [what, happens] of [['port', trip], ['first write', refuse]]) {
  test(`a trip that the ${what} tells of, at rest: told, and a new command moves it`, async () => {
    const at = clock.now();
    happens(it);
    await clock.sleep('100ms');
    assert.match(it.desk.error, /^tripped \(ERR_(HEARTBEAT|TRIPPED)\): /);
    assert.strictEqual(it.desk.link, false);
    assert.strictEqual(it.wake.closed, true);
    assert.strictEqual(it.desk.goTo(900).reason, 'offline');
    await linked(it);
    assert.ok(clock.now() - at < 2500, `${clock.now() - at}`);
    await clock.sleep('5s');
    assert.match(it.desk.error, /^tripped/, 'until the next command');
    assert.deepStrictEqual(keysSince(at).filter((key) => key !== 'none'), []);
    await goesTo(it, 850);
  });
}

test('in the middle of a movement: no key any more, not even when the box answers again', async () => {
  it.desk.goTo(980);
  await clock.sleep('3s');
  assert.strictEqual(box.motors.running, true);
  box.motors.halt(); // its stop, which Java sees to, is another test's
  const at = clock.now();
  trip(it);
  await clock.sleep('100ms');
  assert.strictEqual(it.desk.outcome, 'fault');
  it.desk.stop();
  await linked(it);
  await clock.sleep('5s');
  assert.deepStrictEqual(keysSince(at).filter((key) => key !== 'none'), []);
  assert.strictEqual(box.motors.running, false);
  box.repair();
  await goesTo(it, 900);
});

test('the driver forgets its height by itself, whoever uses it', async () => {
  it.driver.goTo(980);
  await clock.sleep('3s');
  box.motors.halt();
  const at = clock.now();
  trip(it);
  await linked(it);
  await clock.sleep('5s');
  box.repair();
  assert.deepStrictEqual(keysSince(at).filter((key) => key !== 'none'), []);
});

test('a stop after a trip, while a hand moves the desk, presses nothing', async () => {
  await clock.until(() => box.asleep && !isHeld(), { within: '60s' });
  handset.hold('up');
  await clock.sleep('3s');
  const at = clock.now();
  trip(it);
  await clock.sleep('50ms');
  it.desk.stop();
  await linked(it);
  handset.release();
  assert.deepStrictEqual(keysSince(at).filter((key) => key !== 'none'), []);
});

test('the wake line is tripped: so is all the rest, and the app lives on', async () => {
  const { wake } = it;
  await wake.close();
  wake.emit('error', Object.assign(new Error('safety: wake was away for too long'), { code: 'ERR_MAX_ON' }));
  assert.match(it.desk.error, /^tripped \(ERR_MAX_ON\): a line was on for too long/);
  assert.strictEqual(it.port.isOpen, false);
  await linked(it);
  await goesTo(it, 850);
});

test('a line that refuses before it tells why: the command that met it ends, and nothing throws', async () => {
  await clock.until(() => box.asleep && !isHeld(), { within: '60s' });
  it.wake.write = () => {
    throw Object.assign(new Error('safety: wake was put on its safe level'), { code: 'ERR_TRIPPED' });
  };
  it.desk.goTo(900);
  assert.match(it.desk.error, /^tripped \(ERR_TRIPPED\)/);
  assert.strictEqual(it.desk.outcome, 'fault');
  await linked(it);
  await clock.sleep('5s');
  assert.strictEqual(box.motors.running, false);
  await goesTo(it, 850);
});

test('a port that Java still holds is tried again until it is free; the line is not opened before', async () => {
  trip(it);
  const { wake } = it;
  await clock.sleep('100ms');
  const free = await occupy();
  await clock.sleep('8s');
  assert.strictEqual(it.desk.link, false);
  assert.ok(it.serialOpened.length >= 3, `${it.serialOpened}`);
  assert.strictEqual(it.wake, wake);
  await free();
  await clock.until(() => it.desk.link, { within: '5s' });
  await goesTo(it, 850);
});

test('a line that is still held: the port is given back, and both are tried again', async () => {
  trip(it);
  await clock.sleep('100ms');
  const other = await gpio.output('wake', { initial: 0 });
  await clock.sleep('6s');
  assert.ok(it.serialOpened.length >= 2, `${it.serialOpened}`);
  await (await occupy())();
  await other.close();
  await clock.until(() => it.desk.link, { within: '5s' });
  await goesTo(it, 850);
});

test('a driver that is closed meanwhile opens nothing more; one that is just opening closes both', async () => {
  trip(it);
  await clock.sleep('500ms');
  await it.driver.close();
  await clock.sleep('20s');
  assert.strictEqual(it.serialOpened.length, 1);
  it = await open('flexispot');
  trip(it);
  it.pause = clock.sleep('3s');
  await clock.until(() => it.serialOpened.length === 2);
  await it.driver.close();
  assert.strictEqual(it.port.isOpen, false);
  assert.strictEqual(it.wake.closed, true);
  await clock.sleep('20s');
  assert.strictEqual(it.serialOpened.length, 2);
});
