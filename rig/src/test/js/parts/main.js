// A button's presses step through a light, a relay and a motor: the levels are the kernel's.
// before: echo pull-up >/run/rig-gpio/sim_gpio17/pull
import { Button, Led, Motor, Relay } from 'hal:parts';

const led = await Led.open('led');
const relay = await Relay.open('heater');
const motor = await Motor.open({ forward: 'up', backward: 'down' });
const button = await Button.open('button', { hold: 300 });
const steps = [
  () => `light ${led.on().isOn}, relay ${relay.on().isOn}`,
  async () => `forward ${await motor.forward()}`,
  async () => {
    const began = performance.now();
    await motor.backward();
    return `backward, after the dead time: ${performance.now() - began >= 200}`;
  },
  async () => {
    for (const part of [led, relay, motor, button]) await part.close();
    return 'closed';
  },
];
button.on('press', async () => console.log(await steps.shift()()));
button.once('hold', () => console.log('held'));
console.log('ready', button.isPressed);
// out: ready false
// $ grep -q 1 /run/rig-gpio/sim_gpio22/value

// $ echo pull-down >/run/rig-gpio/sim_gpio17/pull
// out: light true, relay true
// out: held
// $ grep -q 1 /run/rig-gpio/sim_gpio27/value && grep -q 0 /run/rig-gpio/sim_gpio22/value

// $ cd /run/rig-gpio/sim_gpio17 && echo pull-up >pull && sleep 0.1 && echo pull-down >pull && sleep 0.1 && echo pull-up >pull
// out: forward true
// $ grep -q 1 /run/rig-gpio/sim_gpio20/value && grep -q 0 /run/rig-gpio/sim_gpio21/value
// $ gpioinfo GPIO20 GPIO21 | grep -c 'output.*consumer=.*parts' | grep -qx 2

// $ cd /run/rig-gpio/sim_gpio17 && sleep 0.1 && echo pull-down >pull && sleep 0.1 && echo pull-up >pull
// out: backward, after the dead time: true
// $ grep -q 0 /run/rig-gpio/sim_gpio20/value && grep -q 1 /run/rig-gpio/sim_gpio21/value

// $ cd /run/rig-gpio/sim_gpio17 && sleep 0.1 && echo pull-down >pull && sleep 0.1 && echo pull-up >pull
// out: closed
// $ grep -q 0 /run/rig-gpio/sim_gpio20/value && grep -q 0 /run/rig-gpio/sim_gpio21/value
// exit: 0
