import pwm from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const fan = await pwm.open('fan');
for (const wrong of [
  () => pwm.open(18),
  () => pwm.open('fan', { freq: 50 }),
  () => pwm.open('fan', { frequency: '50' }),
  () => pwm.open('fan', { frequency: 0 }),
  () => pwm.open('fan', { duty: 1.5 }),
  () => pwm.open('fan', { kind: 'soft' }),
  () => pwm.servo('arm', { min: 2000, max: 1000 }),
  () => pwm.servo('arm', { frequency: 1000 }),
  () => fan.write(NaN),
  () => fan.ramp(1),
  () => fan.ramp(1, { duration: -1 }),
  () => fan.ramp(2, { duration: 1 }),
]) {
  try {
    wrong();
  } catch (error) {
    say(error.code, error.message);
  }
}
// out: ERR_INVALID_ARG_TYPE pwm: the name of a pin must be a string, got 18
// out: ERR_INVALID_ARG_TYPE pwm: open() has no option freq; it has frequency, duty, polarity, kind, takeOver
// out: ERR_INVALID_ARG_TYPE pwm: frequency must be a number, got "50"
// out: ERR_OUT_OF_RANGE pwm: frequency must be 0.1 to 25000000 Hz, got 0
// out: ERR_OUT_OF_RANGE pwm: duty must be 0 to 1, got 1.5
// out: ERR_INVALID_ARG_TYPE pwm: kind must be hardware, software, auto, got "soft"
// out: ERR_OUT_OF_RANGE pwm: min must be less than max, got 2000 and 1000 µs
// out: ERR_OUT_OF_RANGE pwm: pulses of 2000 µs do not fit into 1000 Hz; take a lower frequency
// out: ERR_OUT_OF_RANGE pwm: duty must be 0 to 1, got NaN
// out: ERR_INVALID_ARG_TYPE pwm: ramp() needs { duration }, in milliseconds
// out: ERR_OUT_OF_RANGE pwm: duration must be 0 to 86400000 ms, got -1
// out: ERR_OUT_OF_RANGE pwm: duty must be 0 to 1, got 2
