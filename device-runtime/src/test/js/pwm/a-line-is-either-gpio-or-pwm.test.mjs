import gpio from 'hal:gpio';
import pwm from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const holder = () => String(gpio.lines().find(({ name }) => name === 'fan').holder);
const output = await gpio.output('fan');
await pwm.open('fan').catch((error) => say(error.code, error.message));
await output.close();
const fan = await pwm.open('fan');
say(holder());
await gpio.output('fan').catch((error) => say(error.code, error.message));
await fan.close();
say(holder());
// out: EBUSY gpio: test:fan wants line GPIO18 (simulated 18), which test:fan holds; close it there first
// out: test:fan
// out: EBUSY gpio: test:fan wants line GPIO18 (simulated 18), which test:fan holds; close it there first
// out: null
