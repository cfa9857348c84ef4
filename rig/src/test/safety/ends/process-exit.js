// Its exit handler switches the motor on again, as a tidy program might by mistake.
import { away } from './away.js';

await away((motor) => {
  process.on('exit', () => motor.write(1));
  process.exit(7);
});
// out: away
// level: 27 1
// cue
// exit: 7
// writes: 27=0 27=1 27=0
