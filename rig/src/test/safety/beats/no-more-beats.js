// The loop turns all the time; only the app's own sign of life does not come any more.
import gpio from 'hal:gpio';
import safety from 'hal:safety';
import { setTimeout as sleep } from 'node:timers/promises';

const motor = await gpio.output('motor');
motor.on('error', ({ code }) => console.log('motor', code, turns > 0));
const beating = setInterval(() => safety.beat(), 100);
let turns = 0;
motor.write(1);
await sleep(3500);
console.log('beats', motor.read());
// out: beats 1
// level: 27 1
clearInterval(beating);
const turning = setInterval(() => turns++, 100);
motor.on('close', () => clearInterval(turning));
// level: 27 0
// err: motor safe (heartbeat)
// out: motor ERR_HEARTBEAT true
// exit: 0
// writes: 27=0 27=1 27=0
