import { away } from './away.js';

await away(() => {
  throw new Error('nothing catches this');
});
// out: away
// level: 27 1
// cue
// exit: 1
// err: nothing catches this
// $ tail -1 safety/ends/.tayberry/data/trips.log | grep '"reason":"uncaught","pins":\["motor"\]'
// writes: 27=0 27=1 27=0
