import pwm from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

// GPIO18 and GPIO12 are two ways out of PWM0.
const fan = await pwm.open('fan');
await pwm.open('dimmer', { kind: 'hardware' }).catch((error) => say(error.code, error.message));
const dimmer = await pwm.open('dimmer');
say(dimmer.kind);
await dimmer.close();
await fan.close();
const next = await pwm.open('dimmer');
say(next.kind);
// out: EBUSY pwm: test:dimmer wants PWM0 for GPIO12, which test:fan holds for GPIO18; close it there first
// out: software
// out: hardware
