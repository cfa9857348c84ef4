import gpio from 'hal:gpio';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await gpio.output('out');
const inputs = await gpio.group(['key', 'in']);
inputs.on('change', ({ name, index, value, sequence, timestamp }) =>
  say('change', name, index, value, sequence, typeof timestamp));
inputs.on('rise', ({ name, index }) => say('rise', name, index));
inputs.on('fall', ({ name, index }) => say('fall', name, index));
out.write(1);
await wait(5);
out.write(0);
await wait(5);
await inputs.reconfigure({ edge: 'rise' });
out.write(1);
await wait(5);
out.write(0);
await wait(5);
await inputs.close();
out.write(1);
await wait(5);
// out: change in 1 1 1 bigint
// out: rise in 1
// out: change in 1 0 2 bigint
// out: fall in 1
// out: change in 1 1 3 bigint
// out: rise in 1
