import { test } from 'node:test';
import assert from 'node:assert';
import pwm from 'hal:pwm';
import world from 'sim:world';

test('a line without pulses has none', () => {
  assert.strictEqual(world.line('GPIO18').pwm, null);
});

test('the pulses of a line are seen as they are', async () => {
  const fan = await pwm.open('fan', { frequency: 1000, duty: 0.25 });
  assert.deepStrictEqual({ ...world.line('GPIO18').pwm }, { frequency: 1000, duty: 0.25, pulse: 250 });
  fan.frequency = 2000;
  assert.deepStrictEqual({ ...world.line('GPIO18').pwm }, { frequency: 2000, duty: 0.25, pulse: 125 });
  await fan.close();
  assert.strictEqual(world.line('GPIO18').pwm, null);
});

test('the pulse is the high part, whatever the app calls it', async () => {
  const dimmer = await pwm.open('dimmer', { frequency: 1000, duty: 0.2 });
  assert.strictEqual(Math.round(world.line('GPIO13').pwm.duty * 100), 80);
  await dimmer.close();
});

test('a listener is told of every change', async () => {
  const seen = [];
  world.line('GPIO18').onPwm((pulses, timestamp) => {
    assert.strictEqual(typeof timestamp, 'bigint');
    seen.push(pulses && pulses.duty);
  });
  const fan = await pwm.open('fan', { frequency: 1000, duty: 0.5 });
  fan.write(1);
  fan.write(0.25);
  await fan.close();
  await new Promise(setImmediate);
  assert.deepStrictEqual(seen, [0.5, 1, 0.25, null]);
});
