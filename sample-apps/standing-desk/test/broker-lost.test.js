import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, broker, clock } from 'sim:test';

import { STOP, box, framesSince, last, movesSince, rest, said, start, status, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 900;
  await start();
});
afterEach(() => app.stop());

async function hold(refreshes) {
  for (let i = 0; i < refreshes; i += 1) {
    if (i > 0) await clock.sleep('250ms');
    await tell('hold', 'UP');
  }
}

test('a broker killed in the middle of a hold: the stop is on the wire within 500 ms', async () => {
  await hold(12);
  const at = clock.now();
  await clock.sleep('100ms');
  await broker.stop();
  await clock.sleep('500ms');
  const stop = framesSince(at).find(({ hex }) => hex === STOP);
  assert.ok(stop.at - at <= 500, `${stop?.at - at} ms`);
  await clock.sleep('2s');
  assert.strictEqual(box.motors.running, false);
  await broker.start();
  await clock.sleep('10s');
});

test('the broker is back: the desk says how it is, and does not move', async () => {
  await hold(12);
  await broker.stop();
  await clock.sleep('5s');
  said.length = 0;
  const at = clock.now();
  await broker.start();
  await clock.sleep('30s');
  assert.strictEqual(last('availability'), 'online');
  assert.strictEqual(status().outcome, 'control-lost');
  assert.deepStrictEqual(movesSince(at), []);
});

test('a go-to needs nobody: it goes on without the broker', async () => {
  await tell('height/set', '110');
  await clock.sleep('2s');
  await broker.stop();
  await clock.sleep('20s');
  assert.ok(Math.abs(box.height - 1100) <= 2, `${box.height}`);
  await broker.start();
  await clock.sleep('30s');
  await rest();
  assert.strictEqual(last('height'), (Math.round(box.height) / 10).toFixed(1));
});
