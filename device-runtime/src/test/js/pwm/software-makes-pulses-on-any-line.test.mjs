import { open } from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const led = await open('led', { frequency: 100 });
say(led.kind, JSON.stringify(led.jitter));
await led.close();
await open('led', { frequency: 20_000 }).catch((error) => say(error.code, error.message));
await open('led', { kind: 'hardware' }).catch((error) => say(error.code, error.message));
// out: software {"p50":0,"p99":0,"max":0,"edges":0}
// out: EINVAL pwm: test:led wants 20000 Hz, software pulses go from 0.1 to 1000 Hz; take a lower frequency, or a line with hardware PWM
// out: ENODEV pwm: led is wired to GPIO27, which has no hardware PWM on Simulated board; wire it to GPIO12 or GPIO13 or GPIO18 or GPIO19, or take kind 'software'
