import assert from 'node:assert';
import { EventEmitter } from 'node:events';
import test from 'node:test';

import device from 'hal:device';

import { holdOffUpdates } from '../src/desk/updates.js';

test('an update waits while the desk moves, and no longer', () => {
  const desk = Object.assign(new EventEmitter(), { state: 'stopped' });
  holdOffUpdates(desk);
  const becomes = (state) => {
    desk.state = state;
    desk.emit('change');
    return device.reasons;
  };
  assert.deepStrictEqual(becomes('stopped'), []);
  assert.deepStrictEqual(becomes('opening'), ['the desk moves']);
  assert.deepStrictEqual(becomes('closing'), ['the desk moves']);
  assert.deepStrictEqual(becomes('stopped'), []);
  assert.deepStrictEqual(becomes('closing'), ['the desk moves']);
  assert.deepStrictEqual(becomes('stopped'), []);
});
