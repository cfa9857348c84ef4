import assert from 'node:assert';
import test, { afterEach } from 'node:test';
import { app, board, clock, mqtt } from 'sim:test';

import { STOP, ask, box, framesSince, movesSince, start, status, tell } from './support.js';

afterEach(() => app.stop());

test('a start begins with a stop, and moves nothing', async () => {
  await clock.sleep('10s'); // the box sleeps
  const at = clock.now();
  await start();
  await clock.sleep('30s');
  assert.strictEqual(framesSince(at)[0].hex, STOP);
  assert.deepStrictEqual(movesSince(at), []);
});

test('a retained command from before the start is ignored', async () => {
  await mqtt.publish('desk/ab12/height/set', '110', { retain: true, qos: 1 });
  await mqtt.publish('desk/ab12/cmd', 'OPEN', { retain: true, qos: 1 });
  const at = clock.now();
  await start();
  await clock.sleep('5s');
  assert.deepStrictEqual(movesSince(at), []);
  await mqtt.publish('desk/ab12/height/set', '', { retain: true });
  await mqtt.publish('desk/ab12/cmd', '', { retain: true });
});

test('a command published as retained is refused, also while the app listens', async () => {
  await start();
  const at = clock.now();
  await mqtt.publish('desk/ab12/height/set', '110', { retain: true, qos: 1 });
  await clock.sleep('5s');
  assert.deepStrictEqual(movesSince(at), []);
  await mqtt.publish('desk/ab12/height/set', '', { retain: true });
});

test('an expired command is ignored', async () => {
  await start();
  const at = clock.now();
  const answer = await ask('height/set', JSON.stringify({ value: 110, id: 'late', expires: Date.now() - 1 }));
  assert.deepStrictEqual(answer, { accepted: false, reason: 'expired', target: null, id: 'late' });
  assert.deepStrictEqual(movesSince(at), []);
});

test('a cable that was out: a stop first, and no movement goes on', async () => {
  await start();
  await tell('height/set', '110');
  await clock.sleep('3s');
  board.serial('UART2').unplug();
  await clock.sleep('200ms');
  assert.strictEqual(status().outcome, 'disconnected');
  assert.strictEqual(status().link, false);
  assert.strictEqual((await ask('height/set', '100')).reason, 'offline');
  const at = clock.now();
  board.serial('UART2').plug();
  await clock.sleep('6s');
  assert.strictEqual(framesSince(at)[0].hex, STOP);
  assert.deepStrictEqual(movesSince(at), []);
  assert.strictEqual(status().link, true);
  assert.strictEqual((await ask('height/set', '100')).accepted, true);
});
