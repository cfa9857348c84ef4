import { input, output } from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await output('out');
const into = await input('in');
into.on('change', ({ value }) => {
  say('change', value);
  if (value === 0) into.close();
  Promise.resolve().then(() => say('then', value));
});
out.write(1);
out.write(0);
// out: change 1
// out: then 1
// out: change 0
// out: then 0
