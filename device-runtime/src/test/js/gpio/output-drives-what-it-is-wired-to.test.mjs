import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const out = await gpio.output('out', { initial: 1 });
const into = await gpio.input('in');
say(out.value, into.value);
out.write(0);
say(out.value, into.read());
out.toggle();
say(out.value, into.value);
out.write(false);
say(out.value, into.value);
// out: 1 1
// out: 0 0
// out: 1 1
// out: 0 0
