import pwm from 'hal:pwm';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const fan = await pwm.open('fan', { duty: 0 });
const start = Date.now();
const ramp = fan.ramp(1, { duration: 1000 });
await wait(255);
say('linear', fan.duty.toFixed(2));
say(await ramp, fan.duty, Date.now() - start, 'ms');
const eased = fan.ramp(0, { duration: 1000, curve: 'ease' });
await wait(255);
say('eased', fan.duty.toFixed(2));
say(await eased, fan.duty);
// out: linear 0.25
// out: true 1 1000 ms
// out: eased 0.84
// out: true 0
