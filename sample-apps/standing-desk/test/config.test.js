import assert from 'node:assert';
import test from 'node:test';

import { readConfig } from '../src/config.js';

const manifest = { id: 'home', driver: 'jiecang', arming: 'button', minHeight: 60, maxHeight: 130, standingFrom: 95, remindAfter: 45, discovery: 'homeassistant' };

test('the manifest says it, the environment has the last word', () => {
  const config = readConfig({}, manifest);
  assert.deepStrictEqual(config, {
    id: 'home', driver: 'jiecang', needsArming: true, habits: { standingFrom: 950, remindAfter: 45 }, relay: undefined, limits: { min: 600, max: 1300 }, discovery: 'homeassistant', mqtt: null,
  });
  const other = readConfig({ DESK_ID: 'ab12', DESK_ARMING: 'waived', MQTT_URL: 'mqtt://broker', MQTT_USERNAME: 'desk' }, manifest);
  assert.strictEqual(other.id, 'ab12');
  assert.strictEqual(other.needsArming, false);
  assert.deepStrictEqual(other.mqtt, { url: 'mqtt://broker', username: 'desk', password: undefined, ca: undefined });
});

test('an id that would be several topics is refused', () => {
  for (const DESK_ID of ['a/b', '#', '+', 'my desk', 'x'.repeat(40)]) {
    assert.throws(() => readConfig({ DESK_ID }, manifest), /DESK_ID/);
  }
});

test('arming is not waived by a slip of the pen', () => {
  assert.throws(() => readConfig({ DESK_ARMING: 'wavied' }, manifest), /DESK_ARMING/);
});

test('a reminder may be turned off, or set otherwise on the device', () => {
  assert.strictEqual(readConfig({ DESK_REMIND_AFTER: '0' }, manifest).habits.remindAfter, 0);
  assert.strictEqual(readConfig({ DESK_REMIND_AFTER: '30' }, manifest).habits.remindAfter, 30);
  assert.throws(() => readConfig({ DESK_REMIND_AFTER: 'half an hour' }, manifest), /DESK_REMIND_AFTER must be minutes/);
});

test('a password file that is not there ends the start', () => {
  assert.throws(() => readConfig({ MQTT_URL: 'mqtt://broker', MQTT_PASSWORD_FILE: 'no-such-file' }, manifest));
});
