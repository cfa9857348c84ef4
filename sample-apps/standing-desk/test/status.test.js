import assert from 'node:assert';
import test, { before, after } from 'node:test';
import { app, clock, mqtt } from 'sim:test';

import { ask, box, last, rest, said, start, status, tell } from './support.js';

before(async () => {
  box.motors.height = 720;
  await start();
});
after(() => app.stop());

test('all of it is there after the start', () => {
  assert.strictEqual(last('availability'), 'online');
  assert.strictEqual(last('height'), '72.0');
  assert.strictEqual(last('position'), '15');
  assert.strictEqual(last('state'), 'stopped');
  assert.strictEqual(last('lock'), 'OFF');
  assert.deepStrictEqual(status(), {
    height: 72, target: null, position: 15, state: 'stopped', moving: false, hand: false, armed: true, lock: false,
    error: null, outcome: null, cooldown: 0, min: 62, max: 127, unit: 'cm', link: true,
  });
});

test('whoever comes later is told by the broker', async () => {
  const retained = {};
  await mqtt.subscribe('desk/+/+', ({ topic, text, retain }) => {
    if (retain) retained[topic.split('/')[2]] = text;
  });
  await clock.sleep('50ms');
  assert.deepStrictEqual(Object.keys(retained).sort(), ['availability', 'habits', 'height', 'lock', 'position', 'state', 'status']);
  await mqtt.unsubscribe('desk/+/+');
});

test('while it moves, heights come at most five times a second', async () => {
  const from = clock.now();
  await tell('height/set', '100');
  await rest();
  const heights = said.filter(({ topic, at }) => topic === 'height' && at >= from);
  const seconds = (clock.now() - from) / 1000;
  assert.ok(heights.length > 2 * seconds && heights.length <= 5 * seconds + 2, `${heights.length} in ${seconds} s`);
});

test('the final height is told when it stands', () => {
  assert.strictEqual(last('height'), (Math.round(box.height) / 10).toFixed(1));
  assert.strictEqual(last('state'), 'stopped');
});

test('a desk at rest says nothing', async () => {
  await clock.sleep('10s');
  const before = said.length;
  await clock.sleep('60s');
  assert.strictEqual(said.length, before);
});

test('an error is told, and goes with the next movement', async () => {
  box.fail(0x07);
  await clock.sleep('500ms');
  assert.match(status().error, /^E07/);
  box.repair();
  await clock.sleep('1s');
  await ask('height/set', '90');
  assert.strictEqual(status().error, null);
  await rest();
});

test('a program that ends says that it is offline', async () => {
  await app.stop();
  await clock.sleep('100ms');
  assert.strictEqual(last('availability'), 'offline');
});

test('for a program that is killed the broker says it', async () => {
  await start();
  assert.strictEqual(last('availability'), 'online');
  await app.kill();
  await clock.sleep('10s');
  assert.strictEqual(last('availability'), 'offline');
});
