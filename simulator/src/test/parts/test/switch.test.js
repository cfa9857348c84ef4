import { test } from 'node:test';
import assert from 'node:assert';
import gpio from 'hal:gpio';
import { clock, rig } from 'sim:test';

test('a switch stays as it is put', async () => {
  const mode = await gpio.input('mode');
  const levels = [mode.value];
  rig.mode.on = true;
  levels.push(mode.value);
  await clock.sleep('1h');
  levels.push(mode.value);
  rig.mode.on = false;
  levels.push(mode.value);
  assert.deepStrictEqual(levels, [0, 1, 1, 0]);
  await mode.close();
});

test('contacts that bounce change several times, and then rest', async () => {
  const mode = await gpio.input('mode');
  const told = [];
  mode.on('change', ({ value }) => told.push(value));
  rig.mode.controls.bounces.set(true);
  for (let i = 0; i < 5; i++) {
    rig.mode.on = !rig.mode.on;
    await clock.sleep('50ms');
  }
  assert.ok(told.length > 5, String(told));
  assert.deepStrictEqual([told.at(-1), mode.value, rig.mode.on], [1, 1, true]);
  await mode.close();
});
