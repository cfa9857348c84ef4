// What is wired to the board: a desk with its control box and handset, a button, an LED.

import world from 'sim:world';
import { Button, Led } from 'sim:parts';

import { Handset } from './handset.js';
import { JiecangBox } from './jiecang-box.js';

const uart = world.serial('UART2');
export const box = new JiecangBox({ uart, world });
export const handset = new Handset(box);
export const button = new Button({ line: 'GPIO17', pressed: 0 });
export const led = new Led({ line: 'GPIO27' });

// `identify` asks for a key of the handset. Somebody does so where a program listens and says nothing.
let asked;
uart.on('signals', ({ dtr }) => {
  clearTimeout(asked);
  if (dtr) asked = setTimeout(() => handset.tap(), 2000);
});
uart.on('data', () => clearTimeout(asked));
