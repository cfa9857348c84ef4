import { test } from 'node:test';
import assert from 'node:assert';
import { once } from 'node:events';
import { Relay } from 'hal:parts';
import { clock, rig } from 'sim:test';

test('it is off at first, also where the low voltage is on', async () => {
  const relay = await Relay.open('heater');
  assert.deepStrictEqual([relay.isOn, rig.heater.isOn, rig.heater.clicks], [false, false, 0]);
  relay.on();
  assert.deepStrictEqual([relay.isOn, rig.heater.isOn], [true, true]);
  relay.toggle();
  assert.strictEqual(rig.heater.isOn, false);
  await relay.close();
});

test('a pulse is on for its time', async () => {
  const relay = await Relay.open('heater');
  const pulse = relay.pulse(300);
  await clock.sleep('290ms');
  assert.strictEqual(rig.heater.isOn, true);
  assert.strictEqual(await pulse, true);
  assert.strictEqual(rig.heater.isOn, false);
  await relay.close();
});

test('a word in the middle of a pulse is the last word', async () => {
  const relay = await Relay.open('heater');
  const pulse = relay.pulse(300);
  await clock.sleep('100ms');
  relay.on();
  assert.strictEqual(await pulse, false);
  await clock.sleep('1s');
  assert.strictEqual(rig.heater.isOn, true);
  await relay.close();
  assert.strictEqual(rig.heater.isOn, false, 'its safe level');
});

test('without a safe level there is a warning with the line to add', async () => {
  const warned = once(process, 'warning');
  const relay = await Relay.open('loose');
  const [warning] = await warned;
  assert.strictEqual(warning.code, 'ERR_NO_SAFE_LEVEL');
  assert.match(warning.message, /add "safety": \{ "loose": \{ "safe": 0 \} \} to the manifest/);
  await relay.close();
});

test("the page's example", async () => {
  const before = rig.heater.clicks;
  await import('../examples/relay.js');
  await clock.sleep('10ms');
  assert.deepStrictEqual([rig.heater.clicks - before, rig.heater.isOn], [2, false]);
});
