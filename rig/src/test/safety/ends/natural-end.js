import { away } from './away.js';

await away(() => {});
// out: away
// level: 27 1
// cue
// exit: 0
// $ tail -1 safety/ends/.tayberry/data/trips.log | grep '"reason":"exit","pins":\["motor"\]'
// writes: 27=0 27=1 27=0
