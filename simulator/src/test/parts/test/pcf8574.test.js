import { mock, test } from 'node:test';
import assert from 'node:assert';
import { once } from 'node:events';
import { PCF8574 } from 'hal:parts';
import { clock, rig } from 'sim:test';

test('all pins are written and read at once', async () => {
  const expander = await PCF8574.open('sensors');
  await expander.write(0b1010_0101);
  assert.strictEqual(rig.expander.levels, 0b1010_0101);
  assert.strictEqual(await expander.read(), 0b1010_0101);
  await expander.write(0xff);
  await expander.close();
});

test('a pin leaves the others as they are', async () => {
  const expander = await PCF8574.open('sensors');
  await Promise.all([expander.pin(0).write(0), expander.pin(3).write(0), expander.pin(0).write(1)]);
  assert.strictEqual(rig.expander.levels, 0b1111_0111);
  await expander.write(0xff);
  await expander.close();
});

test('a pin that is let go can be read', async () => {
  const expander = await PCF8574.open('sensors');
  rig.expander.pullDown(5);
  assert.deepStrictEqual([await expander.pin(5).read(), await expander.pin(4).read()], [0, 1]);
  rig.expander.release(5);
  assert.strictEqual(await expander.pin(5).read(), 1);
  await expander.close();
});

test('its interrupt tells of a change', async () => {
  const expander = await PCF8574.open('sensors', { interrupt: 'expander' });
  const changes = [];
  expander.on('change', ({ levels, changed }) => changes.push([levels, changed]));
  rig.expander.pullDown(7);
  await clock.sleep('10ms');
  rig.expander.release(7);
  await clock.sleep('10ms');
  assert.deepStrictEqual(changes, [[0x7f, 0x80], [0xff, 0x80]]);
  await expander.close();
});

test('the wrong address has a hint', async () => {
  await assert.rejects(PCF8574.open('sensors', { address: 0x21 }), { code: 'ENXIO', message: /a PCF8574A begins at 0x38/ });
  const expander = await PCF8574.open('sensors');
  assert.throws(() => expander.pin(8), { code: 'ERR_OUT_OF_RANGE' });
  const closed = once(expander, 'close');
  await expander.close();
  await closed;
});

test("the page's example", async () => {
  const said = mock.method(console, 'log', () => {});
  await import('../examples/pcf8574.js');
  rig.expander.pullDown(7);
  await clock.sleep('10ms');
  assert.deepStrictEqual(said.mock.calls.map((call) => call.arguments), [['button:', 1], ['1111110']]);
  assert.strictEqual(rig.expander.level(0), 0);
});
