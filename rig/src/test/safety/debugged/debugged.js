// A debugger pauses it; when it goes on, it switches on again, and is killed.
import gpio from 'hal:gpio';

async function on() {
  const motor = await gpio.output('motor');
  motor.on('error', ({ code }) => console.log(code));
  motor.on('close', on);
  motor.write(1);
  console.log('on');
}
setInterval(() => {}, 200);
await on();
