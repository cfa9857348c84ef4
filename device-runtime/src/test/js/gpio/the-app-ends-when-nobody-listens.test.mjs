import { input, output } from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

await output('out');
const into = await input('in');
const listener = () => {};
into.on('change', listener);
into.prependListener('rise', listener);
into.on('fall', listener);
into.off('change', listener);
into.removeListener('rise', listener);
into.removeAllListeners('fall');
say('end', into.closed);
// out: end false
