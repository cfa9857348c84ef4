import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { ask, box, handset, last, movesSince, rest, start, status, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 900;
  await start();
});
afterEach(async () => {
  handset.release();
  await app.stop();
});

test('a key pressed during a go-to ends it, and nothing brings it back', async () => {
  await tell('height/set', '120');
  await clock.sleep('4s');
  const at = clock.now();
  handset.tap();
  await clock.sleep('30s');
  assert.strictEqual(status().outcome, 'interrupted');
  assert.strictEqual(status().error, null);
  assert.strictEqual(status().target, null);
  assert.deepStrictEqual(movesSince(at), []);
  assert.ok(box.height < 1050, `${box.height}`);
});

test('a key held against a go-to wins', async () => {
  await tell('height/set', '120');
  await clock.sleep('4s');
  const at = clock.now();
  handset.hold('down');
  await clock.sleep('4s');
  assert.strictEqual(last('state'), 'closing');
  assert.strictEqual(status().target, null);
  handset.release();
  await rest();
  assert.deepStrictEqual(movesSince(at), []);
});

test('a key held beyond the target wins as well', async () => {
  await tell('height/set', '95');
  await clock.sleep('2s');
  handset.hold('up');
  await clock.sleep('6s');
  assert.strictEqual(status().target, null);
  assert.ok(box.height > 1000, `${box.height}`);
});

test('a command that comes while a hand stops a go-to does not wait for it to let go', async () => {
  await tell('height/set', '120');
  await clock.sleep('4s');
  handset.hold('down');
  await clock.until(() => status().target === null);
  await tell('height/set', '110');
  await clock.sleep('4s');
  assert.strictEqual(status().outcome, 'handset');
  const at = clock.now();
  handset.release();
  await clock.sleep('10s');
  assert.deepStrictEqual(movesSince(at), []);
});

test('what the handset moves is shown, and refuses everything but stop', async () => {
  handset.hold('up');
  await clock.sleep('2s');
  assert.strictEqual(last('state'), 'opening');
  assert.strictEqual(status().hand, true);
  const at = clock.now();
  assert.strictEqual((await ask('height/set', '70')).reason, 'handset');
  assert.strictEqual((await ask('hold', 'DOWN')).reason, 'handset');
  assert.deepStrictEqual(movesSince(at), []);
  handset.release();
  await rest();
  assert.strictEqual(status().hand, false);
  assert.strictEqual((await ask('height/set', '90')).accepted, true);
});

test('its preset keys are followed', async () => {
  handset.preset(4);
  await rest();
  assert.strictEqual(last('height'), (Math.round(box.height) / 10).toFixed(1));
  assert.ok(Math.abs(box.height - 1100) <= 1);
});
