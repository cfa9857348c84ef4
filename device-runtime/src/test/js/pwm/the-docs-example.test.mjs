import pwm from 'hal:pwm';

const fan = await pwm.open('fan', { frequency: 25_000, duty: 0.3 });
await fan.ramp(1, { duration: 2000, curve: 'ease' });

const arm = await pwm.servo('arm', { min: 1000, max: 2000, range: 180 });
arm.write(90);
await arm.ramp(0, { duration: 500 });
arm.release();

process.stdout.write(`${fan.duty} ${fan.kind}, ${arm.angle} ${arm.kind}\n`);
// out: 1 hardware, null software
