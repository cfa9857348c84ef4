import { input, output } from 'hal:gpio';

const out = await output('out');
const into = await input('in');
into.on('change', () => {
  throw new Error('in the handler');
});
into.on('rise', () => process.stdout.write('never'));
out.write(1);
// exit: 1
// err: an-error-in-a-handler-ends-the-app.test.mjs:6
// err: Error: in the handler
