import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { ask, box, framesSince, last, movesSince, rest, start, status, tell } from './support.js';

beforeEach(() => start());
afterEach(() => app.stop());

test('height/set brings the desk there, within 2 mm', async () => {
  const at = clock.now();
  assert.deepStrictEqual(await ask('height/set', '110'), { accepted: true, reason: null, target: 110, id: null });
  assert.strictEqual(movesSince(at)[0].hex, 'F1 F1 1B 02 04 4C 6D 7E');
  await clock.sleep('5s');
  assert.strictEqual(last('state'), 'opening');
  assert.strictEqual(status().target, 110);
  assert.ok(status().height > 75, 'the status follows');
  await rest();
  assert.ok(Math.abs(box.height - 1100) <= 2, `${box.height}`);
  assert.strictEqual(last('height'), (Math.round(box.height) / 10).toFixed(1));
  assert.strictEqual(status().outcome, 'arrived');
  assert.strictEqual(movesSince(at).length, 1, 'one command did it');
});

test('a height with the end byte 7E is a target as any other', async () => {
  for (const height of [63.8, 89.4, 115.0]) {
    await ask('height/set', String(height));
    await rest();
    assert.ok(Math.abs(box.height - height * 10) <= 2, `${height}: ${box.height}`);
  }
});

test('a small way is gone to its end as well', async () => {
  for (const step of [3, 5, 12, -4]) {
    const target = Math.round(box.height) + step;
    await ask('height/set', `${target}mm`);
    await rest();
    assert.ok(Math.abs(box.height - target) <= 2, `${target}: ${box.height}`);
  }
});

test('OPEN and CLOSE go to the ends', async () => {
  await tell('cmd', 'OPEN');
  await rest();
  assert.ok(box.height >= 1268, `${box.height}`);
  assert.strictEqual(last('position'), '100');
  await tell('cmd', 'CLOSE');
  await rest();
  assert.ok(box.height <= 622, `${box.height}`);
  assert.strictEqual(last('position'), '0');
});

test('position/set counts from the bottom to the top', async () => {
  assert.strictEqual((await ask('position/set', '50')).target, 94.5);
  await rest();
  assert.strictEqual(last('position'), '50');
});

test('a height outside the limits is refused', async () => {
  const at = clock.now();
  for (const height of ['200', '10', '0', '129', '61']) {
    assert.strictEqual((await ask('height/set', height)).reason, 'out-of-range', height);
  }
  assert.deepStrictEqual(framesSince(at), []);
});

test('limits set at the handset hold for the app as well', async () => {
  await app.stop();
  box.limits = { max: 1000, min: 700 };
  await start();
  assert.deepStrictEqual([status().min, status().max], [70, 100]);
  assert.strictEqual((await ask('height/set', '105')).reason, 'out-of-range');
  box.limits = { max: null, min: null };
});

test('a new target on the way: the desk stops first, then goes there', async () => {
  const began = Math.round(box.height);
  await ask('height/set', '120');
  await clock.sleep('4s');
  assert.strictEqual((await ask('height/set', `${began}mm`)).accepted, true);
  await clock.sleep('3s');
  assert.strictEqual(last('state'), 'closing');
  await rest();
  assert.ok(Math.abs(box.height - began) <= 2, `${box.height}`);
});

test('a new target that the desk coasts past is gone back to', async () => {
  await ask('height/set', '75');
  await rest();
  await ask('height/set', '110');
  await clock.sleep('5s');
  const target = Math.round(box.height) + 3;
  await ask('height/set', `${target}mm`);
  await clock.sleep('500ms');
  await rest();
  assert.strictEqual(status().outcome, 'arrived');
  assert.ok(Math.abs(box.height - target) <= 2, `${target}: ${box.height}`);
});

test('the same target twice is one movement', async () => {
  const at = clock.now();
  await tell('height/set', '100');
  await tell('height/set', '100');
  await clock.sleep('2s');
  await tell('height/set', '100');
  await rest();
  assert.strictEqual(movesSince(at).length, 1);
});
