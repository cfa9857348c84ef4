import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { ClosedLoop } from '../src/drivers/closed-loop.js';
import { ask, box, handset, movesSince, rest, start, status, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 800;
  box.obeysGoTo = true;
  box.constantTouch = false;
  await start();
});
afterEach(() => app.stop());

/** Goes there; the rest of the closed loop's own corrections is waited for. */
async function goTo(mm) {
  assert.strictEqual((await ask('height/set', `${mm}mm`)).accepted, true);
  await clock.until(() => status().target === null, { within: '90s' });
  await rest();
}

test('a box that ignores go-to is steered by its height, within 2 mm', async () => {
  box.obeysGoTo = false;
  for (const target of [1000, 750, 1150, 1100, 1110, 1107, 640]) {
    await goTo(target);
    assert.ok(Math.abs(box.height - target) <= 2.5, `${target}: ${box.height}`);
    assert.strictEqual(status().outcome, 'arrived', `${target}`);
  }
});

test('it tries the native go-to once, and then knows', async () => {
  box.obeysGoTo = false;
  await goTo(900);
  assert.match(app.output, /ignores go-to/);
  const at = clock.now();
  await goTo(1000);
  assert.ok(movesSince(at).every(({ command }) => command !== 0x1b));
});

test('a loaded desk and a fast one are both met', async () => {
  box.obeysGoTo = false;
  box.motors.load = 0.8;
  await goTo(1000);
  assert.ok(Math.abs(box.height - 1000) <= 2.5, `${box.height}`);
  box.motors.load = 0;
  box.motors.speed = { up: 38, down: 40 };
  await goTo(700);
  assert.ok(Math.abs(box.height - 700) <= 2.5, `${box.height}`);
  box.motors.speed = { up: 32, down: 34 };
});

test('a key at the handset ends it for good', async () => {
  box.obeysGoTo = false;
  await tell('height/set', '110');
  await clock.sleep('5s');
  handset.hold('down');
  await clock.sleep('4s');
  const at = clock.now();
  handset.release();
  await clock.sleep('20s');
  assert.deepStrictEqual(movesSince(at), []);
});

test('STOP ends it for good', async () => {
  box.obeysGoTo = false;
  await tell('height/set', '110');
  await clock.sleep('5s');
  await tell('cmd', 'STOP');
  await clock.sleep('50ms');
  const at = clock.now();
  await clock.sleep('20s');
  assert.deepStrictEqual(movesSince(at), []);
  assert.strictEqual(status().outcome, 'stopped');
});

test('a box in constant-touch mode only twitches: that is told, and the next go-to arrives', async () => {
  box.constantTouch = true;
  await tell('height/set', '110');
  await clock.sleep('8s');
  assert.strictEqual(status().outcome, 'interrupted');
  assert.match(app.output, /constant-touch/);
  assert.ok(box.height < 830, `${box.height}`);
  await goTo(1100);
  assert.ok(Math.abs(box.height - 1100) <= 2.5, `${box.height}`);
});

test('a first report that corrects the height is no movement; one that follows is', async () => {
  const said = [];
  const loop = new ClosedLoop({ run: (way) => said.push(way), stop: () => said.push('stop'), gaveUp: (why) => said.push(why) });
  const reports = async (height) => {
    for (let i = 0; i < 6; i += 1) {
      await clock.sleep('200ms');
      loop.report(height);
    }
  };
  loop.approach(900, 815);
  await reports(818);
  assert.deepStrictEqual(said, ['up']);
  await reports(819);
  assert.deepStrictEqual(said, ['up', 'interrupted']);
});
