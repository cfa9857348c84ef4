import { mock, test } from 'node:test';
import assert from 'node:assert';
import { MCP3008 } from 'hal:parts';
import { rig } from 'sim:test';

test('each channel has its value', async () => {
  const adc = await MCP3008.open('analog');
  rig.adc.volts = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.3];
  for (let channel = 0; channel < 8; channel++) {
    const volts = await adc.volts(channel);
    assert.ok(Math.abs(volts - rig.adc.volts[channel]) < 0.002, `channel ${channel}: ${volts} V`);
  }
  assert.deepStrictEqual([await adc.read(7), await adc.raw(7), await adc.raw(0)], [1, 1023, 0]);
  await adc.close();
});

test('a difference is that of a pair, and never below 0', async () => {
  const adc = await MCP3008.open('analog');
  rig.adc.volts = [2, 1.5, 0, 0, 0, 0, 0, 0];
  const difference = await adc.volts(0, { differential: true });
  assert.ok(Math.abs(difference - 0.5) < 0.002, `${difference} V`);
  assert.strictEqual(await adc.raw(1, { differential: true }), 0);
  await adc.close();
});

test('volts are parts of the reference that it was told', async () => {
  const adc = await MCP3008.open('analog', { reference: 5 });
  rig.adc.volts[3] = 3.3;
  assert.strictEqual(await adc.volts(3), 5);
  await adc.close();
});

test('a channel that it does not have throws at once', async () => {
  const adc = await MCP3008.open('analog');
  assert.throws(() => adc.read(8), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => adc.read(1.5), { code: 'ERR_OUT_OF_RANGE', message: /must be a whole number/ });
  assert.throws(() => adc.read('1'), { code: 'ERR_INVALID_ARG_TYPE' });
  await adc.close();
});

test("the page's example", async () => {
  const said = mock.method(console, 'log', () => {});
  rig.adc.volts = [3.3, 1.5, 1, 0, 0, 0, 0, 0];
  await import('../examples/mcp3008.js');
  assert.deepStrictEqual(said.mock.calls.map(({ arguments: [what, value] }) => [what, Math.round(value * 10) / 10]),
    [['knob:', 1], ['battery:', 1.5], ['bridge:', 1]]);
});
