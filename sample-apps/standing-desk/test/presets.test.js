import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { ask, box, framesSince, movesSince, rest, start, status } from './support.js';

beforeEach(async () => {
  box.motors.height = 900;
  box.presets = [720, 750, 1050, 1100];
  await start();
});
afterEach(async () => {
  box.presetUnit = 'mm';
  await app.stop();
});

test('a preset whose height the box tells is a go-to', async () => {
  assert.deepStrictEqual(await ask('preset/set', '3'), { accepted: true, reason: null, target: 105, id: null });
  await rest();
  assert.ok(Math.abs(box.height - 1050) <= 2, `${box.height}`);
});

test('the height is saved as a preset, and found again', async () => {
  const at = clock.now();
  assert.strictEqual((await ask('preset/save', '2')).accepted, true);
  await clock.sleep('1s');
  assert.deepStrictEqual(framesSince(at).map(({ hex }) => hex), ['F1 F1 04 00 04 7E', 'F1 F1 07 00 07 7E']);
  assert.strictEqual(box.presets[1], 900);
  await ask('height/set', '80');
  await rest();
  await ask('preset/set', '2');
  await rest();
  assert.ok(Math.abs(box.height - 900) <= 2, `${box.height}`);
});

test('nothing is saved while the desk moves', async () => {
  await ask('height/set', '110');
  await clock.sleep('2s');
  assert.strictEqual((await ask('preset/save', '1')).reason, 'moving');
  assert.strictEqual(box.presets[0], 720);
});

test('where presets are counts of the motors, the box finds them alone', async () => {
  await app.stop();
  box.presetUnit = 'counts';
  await start();
  const at = clock.now();
  assert.deepStrictEqual(await ask('preset/set', '4'), { accepted: true, reason: null, target: null, id: null });
  await clock.until(() => status().outcome !== null, { within: '30s' });
  assert.strictEqual(movesSince(at)[0].hex, 'F1 F1 28 00 28 7E');
  assert.strictEqual(status().outcome, 'arrived');
  assert.ok(Math.abs(box.height - 1100) <= 2, `${box.height}`);
});
