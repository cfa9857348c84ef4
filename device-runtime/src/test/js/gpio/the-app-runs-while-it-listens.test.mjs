import { input, output } from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

// The timer keeps nothing running; without the listener the app would end before it.
const out = await output('out');
const into = await input('in');
setTimeout(() => out.write(1), 1000).unref();
into.once('rise', () => say('rise'));
process.on('exit', () => say('end'));
// out: rise
// out: end
