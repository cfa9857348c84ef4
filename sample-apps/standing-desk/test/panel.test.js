import assert from 'node:assert';
import test, { before, after } from 'node:test';
import { app, board, clock } from 'sim:test';

import { ask, box, button, led, rest, start, tell } from './support.js';

before(async () => {
  box.motors.height = 720;
  await start({ DESK_ARMING: 'button' });
});
after(() => app.stop());

/** How often the LED comes on in three seconds, and how long it is on in all. */
async function light() {
  const samples = [];
  for (let i = 0; i < 300; i += 1) {
    samples.push(led.on);
    await clock.sleep('10ms');
  }
  return {
    flashes: samples.filter((on, i) => on && !samples[i - 1]).length,
    share: samples.filter(Boolean).length / samples.length,
  };
}

const about = (value, expected) => assert.ok(Math.abs(value - expected) < 0.1, `${value}, not ${expected}`);

test('slowly on and off: not armed yet', async () => {
  const { flashes, share } = await light();
  assert.ok(flashes <= 2);
  assert.ok(share > 0.3 && share < 0.7, `${share}`);
});

test('on: ready', async () => {
  button.press('100ms');
  await clock.sleep('200ms');
  about((await light()).share, 1);
});

test('quick: the desk moves', async () => {
  await tell('height/set', '100');
  await clock.sleep('1s');
  const { flashes, share } = await light();
  assert.ok(flashes >= 11 && flashes <= 13, `${flashes}`);
  about(share, 0.5);
  await rest();
});

test('short flashes: the child lock', async () => {
  await ask('lock/set', 'ON');
  const { flashes, share } = await light();
  assert.ok(flashes <= 2);
  about(share, 0.03);
  await ask('lock/set', 'OFF');
});

test('two flashes: no desk', async () => {
  board.serial('UART2').unplug();
  await clock.sleep('100ms');
  const { share } = await light();
  about(share, 0.1);
  board.serial('UART2').plug();
  await clock.sleep('6s');
});

test('dark when the program has ended', async () => {
  await app.stop();
  assert.strictEqual(led.on, false);
});
