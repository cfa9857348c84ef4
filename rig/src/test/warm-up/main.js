// Loads what most apps load, once for them all.
import gpio from 'hal:gpio';
import 'hal:safety';
import 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const line = await gpio.output('line');
line.write(1);
await sleep(10);
await line.close();
