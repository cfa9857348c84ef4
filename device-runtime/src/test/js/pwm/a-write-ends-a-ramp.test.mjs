import pwm from 'hal:pwm';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const fan = await pwm.open('fan');
const first = fan.ramp(1, { duration: 1000 });
await wait(500);
fan.write(0.1);
say(await first, fan.duty);
const second = fan.ramp(1, { duration: 1000 });
const third = fan.ramp(0.5, { duration: 100 });
say(await second, await third, fan.duty);
const last = fan.ramp(1, { duration: 1000 });
await fan.close();
say(await last);
// out: false 0.1
// out: false true 0.5
// out: false
