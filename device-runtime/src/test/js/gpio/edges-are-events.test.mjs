import { input, output } from 'hal:gpio';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await output('out');
const into = await input('in');
let last = 0n;
into.on('change', ({ value, timestamp, sequence }) => {
  say('change', value, sequence, last === 0n ? typeof timestamp : timestamp - last);
  last = timestamp;
});
into.on('rise', ({ sequence }) => say('rise', sequence));
into.on('fall', ({ sequence }) => say('fall', sequence));
out.write(1);
say('written');
await wait(5);
out.write(0);
await wait(5);
await into.close();
// out: written
// out: change 1 1 bigint
// out: rise 1
// out: change 0 2 5000000
// out: fall 2
