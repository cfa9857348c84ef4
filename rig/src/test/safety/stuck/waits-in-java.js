// Opening a pipe waits in the kernel until somebody opens its other end; nothing breaks that off.
// before: mkfifo safety/stuck/pipe
import gpio from 'hal:gpio';
import { readFileSync } from 'node:fs';

const motor = await gpio.output('motor');
const cue = await gpio.input('cue');
cue.once('rise', () => readFileSync(new URL('pipe', import.meta.url)));
motor.write(1);
console.log('away');
// out: away
// level: 27 1
// cue
// halts: 1
// err: did not come back within 4 s
// err: is stuck in Java
// writes: 27=0 27=1 27=0
