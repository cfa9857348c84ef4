import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const led = await gpio.output('led');
led.on('close', () => say('close'));
await Promise.all([led.close(), led.close()]);
await led.close();
say(led.closed);
try {
  led.write(1);
} catch (error) {
  say(error.code, error.message);
}
const again = await gpio.output('led');
say(again.name, again.closed, typeof Symbol.asyncDispose);
await again[Symbol.asyncDispose]();
say(again.closed);
// out: close
// out: true
// out: EBADF gpio: test:led is closed; open it again
// out: led false symbol
// out: true
