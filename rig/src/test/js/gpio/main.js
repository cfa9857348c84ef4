// A key lights an LED: levels, edges and names as the kernel and libgpiod see them.
import gpio from 'hal:gpio';

const led = await gpio.output('led', { initial: 1 });
const key = await gpio.input('key', { debounce: 5 });
console.log('open', key.read());
// out: open 0
// $ grep -q 1 /run/rig-gpio/sim_gpio27/value
// $ gpioinfo GPIO27 | grep -q 'output.*consumer=.*led'
// $ gpioinfo GPIO17 | grep -q 'input.*active-low.*bias=pull-up.*consumer=.*key'
// $ ! gpioset GPIO27=0 2>/dev/null

let last;
key.on('change', ({ value, timestamp, sequence }) => {
  led.write(value ? 0 : 1);
  console.log('key', value, Number(sequence), last === undefined || timestamp > last);
  last = timestamp;
  if (sequence === 2) {
    key.close().then(() => console.log('closed'));
  }
});
console.log('listening');
// out: listening
// $ echo pull-down >/run/rig-gpio/sim_gpio17/pull
// out: key 1 1 true
// $ grep -q 0 /run/rig-gpio/sim_gpio27/value
// $ echo pull-up >/run/rig-gpio/sim_gpio17/pull
// out: key 0 2 true
// out: closed
// exit: 0
// $ gpioinfo GPIO17 GPIO27 | grep -vq consumer
// writes: 27=1 27=0 27=1 27=0
