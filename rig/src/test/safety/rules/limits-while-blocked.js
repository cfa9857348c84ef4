// While the loop stands still, maxOn counts on, and the loop's own heartbeat is missed.
import gpio from 'hal:gpio';
import { existsSync } from 'node:fs';

const motor = await gpio.output('motor');
const up = await gpio.output('up');
motor.on('error', ({ code }) => console.log('motor', code));
up.on('error', ({ code }) => console.log('up', code));
setTimeout(() => {
  motor.write(1);
  up.write(1);
  console.log('blocked');
  while (!existsSync(new URL('enough', import.meta.url)));
  console.log('came back');
});
// out: blocked
// level: 27 0
// level: 22 0
// err: motor safe (max-on)
// err: up safe (heartbeat)
// $ touch safety/rules/enough
// out: came back
// out: motor ERR_MAX_ON
// out: up ERR_HEARTBEAT
// exit: 0
// writes: 27=0 22=0 27=1 22=1 27=0 22=0
