import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { keysSince } from './wired.js';
import { ask, box, last, rest, start, status } from '../support.js';

beforeEach(async () => {
  box.unit = 'cm';
  box.motors.height = 800;
  await start();
});
afterEach(() => app.stop());

/** Goes there, corrections and all. */
async function goTo(height) {
  assert.strictEqual((await ask('height/set', height)).accepted, true);
  await clock.until(() => status().target === null, { within: '90s' });
  await rest();
  assert.strictEqual(status().outcome, 'arrived', height);
}

test('a height below a metre is met within 2 mm', async () => {
  for (const height of ['95', '77', '78.2', '99']) {
    await goTo(height);
    assert.ok(Math.abs(box.height - height * 10) <= 2, `${height}: ${box.height}`);
  }
});

test('most of the way is one press of a key', async () => {
  const at = clock.now();
  await goTo('90');
  assert.ok(keysSince(at).filter((key) => key !== 'none').length <= 2, keysSince(at).join());
});

test('above a metre the display has whole centimetres: it shows the one that was asked for', async () => {
  for (const height of ['115', '110', '111', '105', '98.5']) {
    await goTo(height);
    assert.strictEqual(Number(box.shown), Number(height));
    assert.strictEqual(last('height'), Number(height).toFixed(1));
  }
});

test('what it cannot tell apart is rounded, and the answer says to what', async () => {
  assert.strictEqual((await ask('height/set', '110.4')).target, 110);
  await clock.sleep('500ms');
  assert.strictEqual((await ask('cmd', 'STOP')).accepted, true);
  await rest();
});

test('a display in inches is read as it is, also above a metre', async () => {
  box.unit = 'in';
  box.motors.height = 1000;
  await clock.sleep('1s');
  await goTo('115.3');
  assert.strictEqual(status().unit, 'in');
  assert.ok(Math.abs(box.height - 1153) <= 4, `${box.height}`);
});

test('what it learns about its coast it uses: a fast desk is met, too', async () => {
  box.motors.speed = { up: 35, down: 35 };
  for (const height of ['95', '75', '92']) {
    await goTo(height);
    assert.ok(Math.abs(box.height - height * 10) <= 2, `${height}: ${box.height}`);
  }
  box.motors.speed = { up: 24, down: 24 };
});
