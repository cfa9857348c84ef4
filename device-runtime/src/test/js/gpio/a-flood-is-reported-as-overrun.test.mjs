import { input, output } from 'hal:gpio';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await output('out');
const into = await input('in');
let count = 0;
into.on('overrun', ({ lost }) => say('lost', lost));
into.on('change', ({ sequence }) => {
  count++;
  if (count === 1) say('first', sequence);
});
for (let i = 0; i < 2000; i++) out.toggle();
await wait(1);
say('got', count);
await into.close();
// out: lost 976
// out: first 977
// out: got 1024
