import assert from 'node:assert';
import test, { before, after } from 'node:test';
import { app, clock } from 'sim:test';

import { ask, box, rest, start, status } from './support.js';

before(() => start());
after(() => app.stop());

test('after two minutes of running in twenty the motors rest', async () => {
  let seconds = 0;
  let answer;
  for (let i = 0; i < 20; i += 1) {
    answer = await ask('cmd', i % 2 ? 'CLOSE' : 'OPEN');
    if (!answer.accepted) break;
    const at = clock.now();
    await rest();
    seconds += (clock.now() - at) / 1000;
  }
  assert.deepStrictEqual([answer.accepted, answer.reason], [false, 'cooldown']);
  assert.ok(seconds > 80 && seconds <= 121, `${seconds} s`);
});

test('a short way may still be possible when a long one is not', async () => {
  const answer = await ask('height/set', `${Math.round(box.height) + (box.height > 900 ? -20 : 20)}mm`);
  assert.strictEqual(answer.accepted, true);
  await rest();
});

test('the status tells when they may run again, and then they may', async () => {
  while ((await ask('position/set', status().position > 50 ? '40' : '60')).accepted) await rest();
  while ((await ask('height/set', `${Math.round(box.height) + 5}mm`)).accepted) await rest();
  assert.ok(status().cooldown > 600 && status().cooldown <= 1200, `${status().cooldown} s`);
  await clock.sleep('20min');
  assert.strictEqual(status().cooldown, 0);
  assert.strictEqual((await ask('cmd', 'OPEN')).accepted, true);
});
