// A driver and its desk in the test's own program, on the board's real port, so that a test can do to them what a trip does.

import assert from 'node:assert';
import gpio from 'hal:gpio';
import serial from 'hal:serial';
import { clock, rig } from 'sim:test';

import { Desk } from '../src/desk/desk.js';
import { openDriver } from '../src/drivers/index.js';

const refusal = (code) => Object.assign(new Error('safety: the loop did not turn within 1000 ms; it is closed'), { code });

/** The desk of this driver at a box at rest, greeted; `port` and `wake` are what it has open now, `pause` is waited for while it opens. */
export async function open(name) {
  await clock.until(() => !rig.box.motors.running);
  const open = { serialOpened: [], pause: null };
  const parts = {
    presets: { all: [null, null, null, null] },
    serial: {
      async open(...of) {
        open.serialOpened.push(clock.now());
        open.port = await serial.open(...of);
        await open.pause;
        return open.port;
      },
    },
    gpio: { output: async (...of) => (open.wake = await gpio.output(...of)) },
  };
  open.driver = await openDriver(name, parts);
  open.desk = new Desk(open.driver, { limits: { min: 600, max: 1300 }, needsArming: false });
  await clock.until(() => open.desk.link && open.desk.height !== null, { within: '3s' });
  await clock.sleep('1s');
  return open;
}

/** As hal:serial does when the watchdog has tripped its port: it is destroyed. */
export const trip = ({ port }, code = 'ERR_HEARTBEAT') => port.destroy(refusal(code));

/** As it is while Java keeps port and line to calm the box: each write is refused, and the reason comes later. */
export const refuse = ({ port }) => port.emit('error', refusal('ERR_TRIPPED'));

/** Somebody else has the port; a function that gives it back. */
export async function occupy() {
  const other = await serial.open('desk');
  return () => other.close();
}

/** Until the box answers again. */
export const linked = ({ desk }) => clock.until(() => desk.link, { within: '10s' });

/** A new command moves it. */
export async function goesTo({ desk }, mm) {
  assert.strictEqual(desk.goTo(mm).accepted, true);
  assert.strictEqual(desk.error, null);
  await clock.until(() => desk.target === null, { within: '60s' });
  assert.strictEqual(desk.outcome, 'arrived');
  assert.ok(Math.abs(rig.box.height - mm) <= 3, `${rig.box.height}`);
}
