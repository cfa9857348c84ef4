import assert from 'node:assert';
import test, { before, after } from 'node:test';
import { app, clock, mqtt } from 'sim:test';

import { discovery } from '../src/remote/home-assistant.js';
import { box, start } from './support.js';

const CONFIG = 'homeassistant/device/desk-ab12/config';
const PLATFORMS = ['cover', 'number', 'sensor', 'button', 'switch', 'binary_sensor', 'event'];
const announced = [];

before(async () => {
  await mqtt.subscribe(CONFIG, (message) => announced.push(message));
  await start();
});
after(() => app.stop());

const components = () => Object.entries(announced.at(-1).json().components);

test('one message announces the device', () => {
  const { device, origin, availability, components: all } = announced.at(-1).json();
  assert.deepStrictEqual(device.identifiers, ['desk-ab12']);
  assert.ok(origin.name);
  assert.deepStrictEqual(availability, [{ topic: 'desk/ab12/availability' }]);
  assert.ok(Object.keys(all).length > 5);
});

test('every component has what Home Assistant requires', () => {
  const ids = components().map(([id, component]) => {
    assert.match(id, /^[a-zA-Z0-9_-]+$/);
    assert.ok(PLATFORMS.includes(component.platform), `${id}: ${component.platform}`);
    assert.ok(!('object_id' in component), 'deprecated');
    assert.ok(!('retain' in component), 'commands are never retained');
    return component.unique_id;
  });
  assert.strictEqual(new Set(ids).size, ids.length);
});

test('its topics are the desk’s own', () => {
  const commands = ['cmd', 'height/set', 'position/set', 'preset/set', 'preset/save', 'lock/set', 'present/set'];
  const states = ['state', 'height', 'position', 'lock', 'status', 'habits', 'reminder'];
  for (const [id, component] of components()) {
    for (const [key, value] of Object.entries(component).filter(([key]) => key.endsWith('_topic'))) {
      const isCommand = key === 'command_topic' || key === 'set_position_topic';
      assert.ok((isCommand ? commands : states).includes(value.replace('desk/ab12/', '')), `${id}.${key}: ${value}`);
    }
  }
});

test('the number has the real limits of the desk', async () => {
  const { height } = announced.at(-1).json().components;
  assert.deepStrictEqual([height.min, height.max, height.step], [62, 127, 0.1]);
  await app.stop();
  box.limits = { max: 1100, min: null };
  await start();
  assert.strictEqual(announced.at(-1).json().components.height.max, 110);
});

test('it is retained', async () => {
  let found = null;
  await mqtt.subscribe('homeassistant/device/#', (message) => (found = message));
  await clock.sleep('50ms');
  assert.strictEqual(found.retain, true);
});

test('a Home Assistant that has just started is told again, within ten seconds', async () => {
  const before = announced.length;
  await mqtt.publish('homeassistant/status', 'offline');
  await clock.sleep('11s');
  assert.strictEqual(announced.length, before);
  await mqtt.publish('homeassistant/status', 'online');
  await clock.sleep('11s');
  assert.strictEqual(announced.length, before + 1);
});

test('an id that Home Assistant does not take is refused', () => {
  assert.throws(() => discovery({ id: 'my desk', prefix: 'homeassistant', limits: { min: 620, max: 1270 }, version: '1' }), RangeError);
});
