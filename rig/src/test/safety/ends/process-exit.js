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
// $ tail -1 safety/ends/.tayberry/data/trips.log | grep '"reason":"exit","pins":\["motor"\]'
// writes: 27=0 27=1 27=0
