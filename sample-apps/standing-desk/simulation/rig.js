// What is wired to the board: a desk with its control box and handset, a button, an LED. Which desk, the app's settings
// say; a test may wire another one.

import process from 'node:process';

import world from 'sim:world';
import { Button, Led } from 'sim:parts';

import manifest from '../package.json' with { type: 'json' };
import { Cable } from './cable.js';
import { FlexispotBox } from './flexispot-box.js';
import { Handset } from './handset.js';
import { JiecangBox } from './jiecang-box.js';
import { RelayDesk } from './relay-desk.js';

const DESKS = {
  jiecang: () => new JiecangBox({ uart: cable, world }),
  flexispot: () => new FlexispotBox({ uart: cable, wake: world.line('GPIO22'), world }),
  relay: () => new RelayDesk({ world }),
};

const uart = world.serial('UART2');

export let desk; // its driver's name
export let box;
export let handset;
export let cable;
export const button = new Button({ line: 'GPIO17', pressed: 0 });
export const led = new Led({ line: 'GPIO27' });

/** Wires another desk to the board, by the name of its driver. */
export function wire(driver) {
  if (!DESKS[driver]) throw new RangeError(`rig: no desk "${driver}"; there are ${Object.keys(DESKS).join(', ')}`);
  desk = driver;
  cable?.remove();
  cable = driver === 'relay' ? null : new Cable({ uart, world });
  box = DESKS[driver]();
  handset = new Handset(box);
}

wire(process.env.DESK_DRIVER || manifest.config.driver);

// `identify` asks for a key of the handset. Somebody does so where a program listens and says nothing.
let asked;
uart.on('signals', ({ dtr }) => {
  clearTimeout(asked);
  if (dtr) asked = setTimeout(() => handset.tap(), 2000);
});
uart.on('data', () => clearTimeout(asked));
