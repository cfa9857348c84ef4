import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const holder = () => String(gpio.lines().find(({ name }) => name === 'led').holder);
const led = await gpio.output('led');
await gpio.input('led').catch((error) => say(error.code, error.message));
say(holder());
await led.close();
say(holder());
await gpio.output('led');
// out: EBUSY gpio: test:led wants line GPIO27 (simulated 27), which test:led holds; close it there first
// out: test:led
// out: null
