// What is not to be had is refused with what to do about it: a line of another program, one that is open already, one of a chip
// that has gone. Whoever watches a line hears that its chip went, and the app goes on.
// before: gpioset --daemonize --consumer=heating GPIO22=1
import gpio from 'hal:gpio';
import { once } from 'node:events';

const refusal = (name) => gpio.output(name).then(() => 'opened', ({ code, message }) => `${code}: ${message}`);
console.log(await refusal('led'));
// out: EBUSY: gpio: taken:led wants line GPIO22 (pinctrl-bcm2711 22), which heating holds; close it there first
const other = await gpio.output('other', { initial: 1 });
console.log(other.read());
// out: 1
console.log(await refusal('other'));
// out: EBUSY: gpio: taken:other wants line GPIO23 (pinctrl-bcm2711 23), which taken:other holds; close it there first

const key = await gpio.input('key');
const events = [];
for (const line of [key, other]) {
  line.on('error', ({ code }) => events.push(`${line.name} ${code}`));
  line.on('close', () => events.push(`${line.name} closed`));
}
const gone = once(key, 'change').catch(({ message }) => message);
console.log('watching');
// out: watching
// $ pkill -x gpioset; echo 0 | sudo tee /sys/kernel/config/gpio-sim/rig/live
console.log(await gone);
// out: gpio: the chip of taken:key is gone; was it unplugged, or its driver unbound?
while (events.length < 4) await new Promise((done) => setTimeout(done, 10));
console.log(events.sort().join(', '));
// out: key ENODEV, key closed, other ENODEV, other closed
try {
  other.write(0);
} catch ({ code }) {
  console.log(code);
}
// out: EBADF
console.log(await refusal('led'));
// out: ENODEV: gpio: this machine has no GPIO lines; run the app on the simulated board: tay sim APP
// $ echo 1 | sudo tee /sys/kernel/config/gpio-sim/rig/live; sudo rig-hw
while ((await refusal('led')) !== 'opened') await new Promise((done) => setTimeout(done, 100));
console.log('it is back');
// out: it is back
// exit: 0
// after: echo 1 | sudo tee /sys/kernel/config/gpio-sim/rig/live; sudo rig-hw; pkill -x gpioset; true
