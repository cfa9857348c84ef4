import pwm from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const arm = await pwm.servo('arm', { min: 500, max: 2500, range: 180 });
say(String(arm.angle), arm.range);
arm.write(90);
say(arm.angle);
arm.pulse(1000);
say(arm.angle);
arm.release();
say(String(arm.angle));
for (const wrong of [() => arm.write(181), () => arm.write(-1), () => arm.pulse(2501), () => arm.write('90')]) {
  try {
    wrong();
  } catch (error) {
    say(error.name, error.code, error.message);
  }
}
// out: null 180
// out: 90
// out: 45
// out: null
// out: RangeError ERR_OUT_OF_RANGE pwm: angle must be 0 to 180 degrees, got 181
// out: RangeError ERR_OUT_OF_RANGE pwm: angle must be 0 to 180 degrees, got -1
// out: RangeError ERR_OUT_OF_RANGE pwm: pulse must be 500 to 2500 µs, got 2501
// out: TypeError ERR_INVALID_ARG_TYPE pwm: angle must be a number, got "90"
