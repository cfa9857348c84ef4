// Opening a pipe waits in the kernel until somebody opens its other end; nothing breaks that off.
// before: mkfifo safety/ends/pipe
import { readFileSync } from 'node:fs';
import { away } from './away.js';

await away(() => readFileSync(new URL('pipe', import.meta.url)));
// out: away
// level: 27 1
// cue
// halts: 1
// err: did not come back within 4 s
// err: is stuck in Java
// writes: 27=0 27=1 27=0
