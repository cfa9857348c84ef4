// To standard output, and through a slow stream that holds it back.
import { end, type } from 'test:keyboard';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const slow = new Transform({
  highWaterMark: 1,
  transform(chunk, encoding, done) {
    setTimeout(() => done(null, String(chunk).toUpperCase()), 100);
  },
});
type('one ', 'two ', 'three\n');
setTimeout(end, 10);
slow.pipe(process.stdout);
await pipeline(process.stdin, slow);
console.log('done');
// out: ONE TWO THREE
// out: done
