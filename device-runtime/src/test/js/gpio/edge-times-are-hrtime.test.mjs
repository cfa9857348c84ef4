import { input, output } from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await output('out');
const into = await input('in');
into.once('change', ({ timestamp }) => say(timestamp === process.hrtime.bigint()));
out.write(1);
// out: true
