import assert from 'node:assert';
import test, { before, after } from 'node:test';
import { app, clock } from 'sim:test';

import { ask, box, last, rest, start, status, tell } from './support.js';

before(async () => {
  box.unit = 'in';
  await start();
});
after(() => app.stop());

test('a box that shows inches: heights are centimetres all the same', async () => {
  assert.strictEqual(status().unit, 'in');
  assert.ok(Math.abs(Number(last('height')) - 72) <= 0.13, last('height'));
});

test('a go-to arrives, as near as the box can tell', async () => {
  await ask('height/set', '110');
  await rest();
  assert.ok(Math.abs(box.height - 1100) <= 2, `${box.height}`);
  assert.strictEqual(status().outcome, 'arrived');
});

test('a target may be given in inches', async () => {
  assert.strictEqual((await ask('height/set', '43 in')).target, 109.2);
  await rest();
  assert.strictEqual((await ask('height/set', '{"value": 40, "unit": "in"}')).target, 101.6);
  await rest();
});

test('the unit is switched on the way: nothing jumps', async () => {
  await tell('height/set', '80');
  await clock.sleep('3s');
  box.unit = 'cm';
  await clock.sleep('1s');
  box.unit = 'in';
  await rest();
  assert.strictEqual(status().outcome, 'arrived');
  assert.ok(Math.abs(box.height - 800) <= 2, `${box.height}`);
});
