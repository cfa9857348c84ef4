import { test } from 'node:test';
import assert from 'node:assert';
import { Led } from 'hal:parts';
import { rig } from 'sim:test';

test('three lines make one colour', async () => {
  assert.deepStrictEqual([rig.mood.on, rig.mood.colour], [false, '#000000']);
  const red = await Led.open('red');
  const green = await Led.open('lamp', { dimmable: true });
  red.on();
  green.brightness = 0.5;
  assert.deepStrictEqual([rig.mood.on, rig.mood.colour, rig.mood.view().values.green], [true, '#ff8000', 0.5]);
  await red.close();
  await green.close();
});
