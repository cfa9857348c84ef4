import assert from 'node:assert';
import test from 'node:test';
import { app, board, clock } from 'sim:test';

import { isHeld } from './wired.js';
import { ask, box, cable, start, status } from '../support.js';

test('identify names a FlexiSpot, its height and its driver, and moves no line', async () => {
  const sent = [];
  board.serial('UART2').on('data', (bytes) => sent.push(...bytes));
  app.start({ args: ['identify'] }).catch(() => {}); // it ends before it has started
  await clock.sleep('100ms');
  const { code } = await app.exited;
  assert.strictEqual(code, 0, app.output);
  assert.match(app.output, /Loctek \(FlexiSpot\), at 9600 baud/);
  assert.match(app.output, /its height is 72\.0 cm/);
  assert.match(app.output, /"driver": "flexispot"/);
  assert.deepStrictEqual(sent, []);
  assert.strictEqual(isHeld(), false);
});

test('the driver refuses to move a Jiecang box, and says which it is', async () => {
  box.brownOut();
  const speaker = setInterval(() => cable.write([0xf2, 0xf2, 0x01, 0x03, 0x02, 0xee, 0x07, 0xfb, 0x7e]), 200);
  box.wire.start = () => {};
  await start();
  await clock.sleep('3s');
  clearInterval(speaker);
  assert.match(status().error, /^wrong-box: this is Jiecang/);
  assert.strictEqual((await ask('height/set', '80')).accepted, false);
  await app.stop();
});
