import { input, output } from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await output('out', { activeLow: true, initial: 1 });
const into = await input('in');
say(out.value, into.value);
await into.close();
const key = await input('in', { activeLow: true });
say(key.value);
key.once('rise', ({ value }) => say('rise', value));
out.write(0);
say(key.value);
out.write(1);
// out: 1 0
// out: 1
// out: 0
// out: rise 1
