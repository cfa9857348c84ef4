// A line that another program holds is refused, naming it; the others open.
// before: gpioset --daemonize --consumer=heating GPIO22=1
import gpio from 'hal:gpio';

try {
  await gpio.output('led');
} catch (error) {
  console.log(error.code, error.message.includes('heating'));
}
// out: EBUSY true
const other = await gpio.output('other', { initial: 1 });
console.log(other.read());
// out: 1
// exit: 0
// after: pkill -x gpioset
