import { input, output } from 'hal:gpio';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await output('out');
const into = await input('in', { debounce: 20 });
const start = Date.now();
into.on('change', ({ value }) => say(value, 'after', Date.now() - start, 'ms'));
for (const value of [1, 0, 1, 0, 1]) {
  out.write(value);
  await wait(10);
}
say('meanwhile', into.value);
await wait(50);
out.write(0);
await wait(19);
out.write(1);
await wait(100);
await into.close();
// out: meanwhile 0
// out: 1 after 60 ms
