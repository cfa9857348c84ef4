import { away } from './away.js';

await away(() => {
  for (;;);
});
// out: away
// level: 27 1
// cue
// exit: 1
// err: did not come back within 4 s
// $ tail -1 safety/ends/.tayberry/data/trips.log | grep '"reason":"blocked","pins":\["motor"\]'
// writes: 27=0 27=1 27=0
