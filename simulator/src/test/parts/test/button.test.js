import { test } from 'node:test';
import assert from 'node:assert';
import { Button } from 'hal:parts';
import { clock, rig } from 'sim:test';

async function opened(options) {
  const button = await Button.open('button', options);
  const told = [];
  for (const event of ['press', 'release', 'hold', 'double']) {
    button.on(event, ({ duration }) => told.push(duration === undefined ? event : `${event} ${duration}`));
  }
  return { button, told };
}

test('a press is told, and its release with its length', async () => {
  const { button, told } = await opened();
  await rig.button.press('200ms');
  await clock.sleep('1s');
  assert.deepStrictEqual(told, ['press', 'release 200']);
  await button.close();
});

test('a touch shorter than the debounce is none', async () => {
  const { button, told } = await opened();
  await rig.button.press('10ms');
  await clock.sleep('1s');
  assert.deepStrictEqual(told, []);
  await button.close();
});

test('held for long enough it says so, while it is held', async () => {
  const { button, told } = await opened({ hold: 600 });
  rig.button.hold();
  await clock.sleep('700ms');
  assert.deepStrictEqual([told, button.isPressed], [['press', 'hold 600'], true]);
  rig.button.release();
  await clock.sleep('100ms');
  assert.deepStrictEqual(told.at(-1), 'release 700');
  await button.close();
});

test('two quick presses are a double, three are one as well', async () => {
  const { button, told } = await opened();
  for (let i = 0; i < 3; i++) {
    await rig.button.press('60ms');
    await clock.sleep('100ms');
  }
  assert.deepStrictEqual(told.filter((event) => event === 'double').length, 1);
  assert.deepStrictEqual(told.slice(0, 4), ['press', 'release 60', 'press', 'double']);
  await button.close();
});

test('two slow presses are no double', async () => {
  const { button, told } = await opened({ double: 300 });
  await rig.button.press('60ms');
  await clock.sleep('400ms');
  await rig.button.press('60ms');
  await clock.sleep('100ms');
  assert.ok(!told.includes('double'));
  await button.close();
});

test('who is told no more hears nothing', async () => {
  const button = await Button.open('button');
  let presses = 0;
  const count = () => (presses += 1);
  button.on('press', count);
  await rig.button.press();
  button.off('press', count);
  await rig.button.press();
  await clock.sleep('100ms');
  assert.strictEqual(presses, 1);
  await button.close();
});

test("the page's example", async () => {
  await import('../examples/button.js');
  await rig.button.press('100ms');
  await clock.sleep('1s');
  assert.strictEqual(rig.led.on, true);
  rig.button.hold();
  await clock.sleep('1s');
  assert.strictEqual(rig.led.on, true, 'it blinks');
  await clock.sleep('500ms');
  assert.strictEqual(rig.led.on, false);
  rig.button.release();
  await clock.sleep('100ms');
});
