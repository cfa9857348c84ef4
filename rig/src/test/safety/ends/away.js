import gpio from 'hal:gpio';

/** Switches the motor on; at the cue from outside, from the loop, calls what ends the program. */
export async function away(then) {
  const motor = await gpio.output('motor');
  const cue = await gpio.input('cue');
  cue.once('rise', () => then(motor));
  motor.write(1);
  console.log('away');
}
