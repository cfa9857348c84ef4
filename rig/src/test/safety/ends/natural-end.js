import { away } from './away.js';

await away(() => {});
// out: away
// level: 27 1
// cue
// exit: 0
// writes: 27=0 27=1 27=0
