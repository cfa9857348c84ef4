import { test } from 'node:test';
import assert from 'node:assert';
import pwm from 'hal:pwm';
import { clock, rig } from 'sim:test';

test('a part of one\'s own follows its line, and can be broken', async () => {
  const lamp = await pwm.open('lamp', { frequency: 1000, duty: 0.5 });
  assert.strictEqual(rig.cooler.view().values.speed, 0.5);
  const { angle } = rig.cooler.view().values;
  await clock.sleep('100ms');
  assert.notStrictEqual(rig.cooler.view().values.angle, angle);
  rig.cooler.controls.block.set(true);
  assert.strictEqual(rig.cooler.view().values.speed, 0);
  await lamp.close();
});
