import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { clock } from 'sim:test';

import { STOP, box, framesSince, movesSince } from './support.js';
import { goesTo, linked, occupy, open, trip } from './tripped.js';

let it;

beforeEach(async () => {
  box.motors.height = 800;
  box.obeysGoTo = true;
  it = await open('jiecang');
});
afterEach(() => it.driver.close());

test('at rest: told, greeted anew with a stop after a second, and a new command moves it', async () => {
  const at = clock.now();
  trip(it);
  await clock.sleep('100ms');
  assert.match(it.desk.error, /^tripped \(ERR_HEARTBEAT\): the program was late and the desk was stopped; .* a new command moves it$/);
  assert.strictEqual(it.desk.link, false);
  assert.strictEqual(it.desk.goTo(900).reason, 'offline');
  await linked(it);
  assert.ok(clock.now() - at < 2000, `${clock.now() - at}`);
  await clock.sleep('3s');
  assert.match(it.desk.error, /^tripped/, 'until the next command');
  const greeting = framesSince(at).map(({ hex }) => hex);
  assert.deepStrictEqual(greeting.slice(0, 2), [STOP, STOP], 'the last words, the greeting');
  assert.deepStrictEqual(movesSince(at), []);
  await goesTo(it, 850);
});

/** A trip now, in the middle of a movement: what was under way does not go on, neither at once nor when the box answers again. */
async function endsFor(begin) {
  begin();
  await clock.sleep('4s');
  assert.strictEqual(box.motors.running, true);
  const at = clock.now();
  trip(it);
  await clock.sleep('1s');
  assert.strictEqual(it.desk.outcome, 'fault');
  assert.strictEqual(it.desk.target, null);
  await linked(it);
  await clock.sleep('5s');
  assert.deepStrictEqual(movesSince(at), []);
  assert.strictEqual(box.motors.running, false);
}

test('a go-to of the box ends for good', async () => {
  await endsFor(() => it.desk.goTo(1100));
  await goesTo(it, 900);
});

test('a height that it is steered to by steps is forgotten', async () => {
  box.obeysGoTo = false;
  await endsFor(() => it.desk.goTo(1100));
  await goesTo(it, 900);
});

test('a key that is held all the time begins nothing anew', async () => {
  const held = setInterval(() => it.desk.hold('up'), 250);
  await endsFor(() => it.desk.hold('up'));
  clearInterval(held);
  await clock.sleep('1s');
  await goesTo(it, 900);
});

test('the driver forgets its steps by itself, whoever uses it', async () => {
  it.driver.run('up');
  await clock.sleep('2s');
  const at = clock.now();
  trip(it);
  await linked(it);
  await clock.sleep('5s');
  assert.deepStrictEqual(movesSince(at), []);
});

test('a port that is still busy is tried again until it is free', async () => {
  trip(it);
  await clock.sleep('100ms');
  const free = await occupy();
  await clock.sleep('8s');
  assert.strictEqual(it.desk.link, false);
  assert.ok(it.serialOpened.length >= 3, `${it.serialOpened}`);
  await free();
  await clock.until(() => it.desk.link, { within: '4s' });
  await goesTo(it, 850);
});

test('one trip after the other: each is recovered from', async () => {
  for (let i = 0; i < 3; i += 1) {
    trip(it);
    await clock.sleep('100ms');
    await linked(it);
  }
  await goesTo(it, 850);
});

test('a driver that is closed meanwhile opens nothing more', async () => {
  trip(it);
  await clock.sleep('500ms');
  await it.driver.close();
  await clock.sleep('20s');
  assert.strictEqual(it.serialOpened.length, 1);
});

test('one that is closed while the port is being opened closes that, too', async () => {
  trip(it);
  it.pause = clock.sleep('3s');
  await clock.until(() => it.serialOpened.length === 2);
  await clock.sleep('100ms');
  assert.strictEqual(it.port.isOpen, true);
  await it.driver.close();
  assert.strictEqual(it.port.isOpen, false);
  await clock.sleep('20s');
  assert.strictEqual(it.serialOpened.length, 2);
});
