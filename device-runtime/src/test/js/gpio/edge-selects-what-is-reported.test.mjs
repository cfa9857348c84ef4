import { input, output } from 'hal:gpio';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await output('out');
for (const edge of ['rise', 'fall', 'none', 'both']) {
  const into = await input('in', { edge });
  into.on('change', ({ value, sequence }) => say(edge, value, sequence));
  for (const value of [1, 0, 1, 0]) out.write(value);
  await wait(1);
  await into.close();
}
// out: rise 1 1
// out: rise 1 2
// out: fall 0 1
// out: fall 0 2
// out: both 1 1
// out: both 0 2
// out: both 1 3
// out: both 0 4
