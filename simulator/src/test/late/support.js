// A desk whose program is late: what is the same for each make of box.

import assert from 'node:assert';
import { app, clock } from 'sim:test';

import { ask, box, rest, status } from '../support.js';

/** Until the guard has tripped it, and the app tells so. */
export async function late(within = '2s') {
  app.stop('SIGHUP');
  await clock.until(() => /^tripped \(ERR_HEARTBEAT\): the program was late/.test(status().error), { within });
  assert.strictEqual(status().link, false);
}

/** It answers again, and has not moved since it stood. */
export async function recovers() {
  await clock.until(() => !box.motors.running, { within: '2s' });
  const { height } = box;
  await clock.until(() => status().link, { within: '20s' });
  await clock.sleep('2s');
  assert.strictEqual(box.height, height);
  assert.match(status().error, /^tripped/, 'told until the next command');
}

export async function obeys() {
  assert.strictEqual((await ask('height/set', '86')).accepted, true);
  await rest();
  assert.ok(Math.abs(box.height - 860) <= 3, `${box.height}`);
  assert.strictEqual(status().error, null);
}
