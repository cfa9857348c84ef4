// The other end of a real serial line: the rig's control box, in real time. See run.sh.

import serial from 'hal:serial';

import { JiecangBox } from './simulation/jiecang-box.js';

const uart = await serial.open('box');
const box = new JiecangBox({ uart, world: { now: () => performance.now(), random: () => Math.random() } });
box.motors.height = 655;
box.motors.max = 1400;

console.log('listens');
let told = 0;
setInterval(() => {
  for (; told < box.wire.heard.length; told += 1) console.log(box.wire.heard[told].hex);
}, 50);
