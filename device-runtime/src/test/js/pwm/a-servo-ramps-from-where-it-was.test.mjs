import pwm from 'hal:pwm';
import { setTimeout as wait } from 'node:timers/promises';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const arm = await pwm.servo('arm', { angle: 0 });
const turn = arm.ramp(90, { duration: 1000 });
await wait(505);
say(arm.angle);
say(await turn, arm.angle);
arm.release();
const back = arm.ramp(0, { duration: 1000 });
await wait(505);
say(arm.angle);
await back;
const other = await arm.close().then(() => pwm.servo('arm'));
const unknown = other.ramp(90, { duration: 1000 });
say(other.angle);
await unknown;
// out: 45
// out: true 90
// out: 45
// out: 90
