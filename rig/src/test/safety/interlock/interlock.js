// Two at once are refused, and both are tripped; in the dead time the other is refused, and nothing is.
import gpio from 'hal:gpio';
import safety from 'hal:safety';
import { setTimeout as sleep } from 'node:timers/promises';

let up = await gpio.output('up');
let down = await gpio.output('down');
const write = (line, level) => {
  try {
    line.write(level);
    console.log(line.name, level);
  } catch ({ code, message }) {
    console.log(line.name, code, /\d+ ms more/.test(message));
  }
};
up.on('error', ({ code }) => console.log('up', code));
down.on('error', ({ code }) => console.log('down', code));

write(up, 1);
write(down, 1);
// out: up 1
// out: down ERR_INTERLOCK false
await sleep(1600);
// out: up ERR_INTERLOCK
// out: down ERR_INTERLOCK

up = await gpio.output('up');
down = await gpio.output('down');
write(up, 1);
write(up, 0);
write(down, 1);
// out: up 1
// out: up 0
// out: down ERR_INTERLOCK true
await sleep(1600);
write(down, 1);
// out: down 1
console.log(safety.trips.map(({ reason, pins }) => `${reason} ${pins}`).join());
// out: interlock up
down.write(0);
// exit: 0
// writes: 22=0 23=0 22=1 22=0 22=1 22=0 23=1 23=0
