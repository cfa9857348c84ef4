// What is wired to the board: a desk with its control box and handset, a button, an LED.

import world from 'sim:world';
import { Button, Led } from 'sim:parts';

import { Handset } from './handset.js';
import { JiecangBox } from './jiecang-box.js';

export const box = new JiecangBox({ uart: world.serial('UART2'), world });
export const handset = new Handset(box);
export const button = new Button({ line: 'GPIO17', pressed: 0 });
export const led = new Led({ line: 'GPIO27' });
