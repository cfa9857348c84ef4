// Pulses of the chip, as the kernel was told them; one of its outputs was left giving pulses by another program.
// before: echo pull-down >/run/rig-gpio/sim_gpio17/pull
// before: cd /sys/class/pwm/pwmchip0 && sudo sh -c 'echo 0 >export; cd pwm0; echo 1000000 >period; echo 500000 >duty_cycle; echo 1 >enable'
import { once } from 'node:events';
import gpio from 'hal:gpio';
import pwm from 'hal:pwm';

const cue = await gpio.input('cue', { pull: 'down' });
const next = () => once(cue, 'change');

await pwm.open('fan').catch(({ code, message }) => console.log(code, message));
// out: EBUSY pwm: pwm:fan wants /sys/class/pwm/pwmchip0/pwm0, where another program gives pulses; end it there, or pass { takeOver: true }

const fan = await pwm.open('fan', { frequency: 25_000, duty: 0.25, takeOver: true });
const arm = await pwm.servo('arm', { min: 1000, max: 2000, angle: 90 });
console.log(fan.kind, fan.jitter);
// out: hardware null
// $ cd /sys/class/pwm/pwmchip0/pwm0 && test "$(cat period duty_cycle enable | xargs)" = '40000 10000 1'
// $ cd /sys/class/pwm/pwmchip0/pwm1 && test "$(cat period duty_cycle enable | xargs)" = '20000000 1500000 1'
// $ echo pull-up >/run/rig-gpio/sim_gpio17/pull
await next();

console.log('ramped', await fan.ramp(0.75, { duration: 100 }));
arm.write(180);
fan.frequency = 1000;
console.log('turned');
// out: ramped true
// out: turned
// $ cd /sys/class/pwm/pwmchip0/pwm0 && test "$(cat period duty_cycle enable | xargs)" = '1000000 750000 1'
// $ grep -qx 2000000 /sys/class/pwm/pwmchip0/pwm1/duty_cycle
// $ echo pull-down >/run/rig-gpio/sim_gpio17/pull
await next();

arm.release();
await fan.close();
console.log('over');
// out: over
// $ ! test -e /sys/class/pwm/pwmchip0/pwm0
// $ grep -qx 0 /sys/class/pwm/pwmchip0/pwm1/duty_cycle
// $ echo pull-up >/run/rig-gpio/sim_gpio17/pull
await next();
process.exit(0);
// exit: 0
// after: echo 0 | sudo tee /sys/class/pwm/pwmchip0/unexport 2>/dev/null; echo pull-down >/run/rig-gpio/sim_gpio17/pull
