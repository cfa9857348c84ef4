import { test } from 'node:test';
import assert from 'node:assert';
import { MCP3008 } from 'hal:parts';
import { rig } from 'sim:test';

test('the knob is what its channel measures', async () => {
  const adc = await MCP3008.open('analog');
  assert.ok(Math.abs(await adc.read(5) - 0.5) < 0.001);
  rig.knob.controls.position.set(0.9);
  assert.ok(Math.abs(await adc.volts(5) - 2.97) < 0.01);
  assert.strictEqual(rig.knob.view().values.position, 0.9);
  await adc.close();
});
