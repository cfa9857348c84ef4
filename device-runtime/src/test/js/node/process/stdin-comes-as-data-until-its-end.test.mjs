// A listener keeps the program running until the end of the input.
import { end, type } from 'test:keyboard';

process.stdin
  .on('data', (chunk) => console.log(chunk))
  .on('end', () => console.log('end'))
  .on('close', () => console.log('close'));
setTimeout(() => type('a'), 1000);
setTimeout(() => type('b', 'c'), 2000);
setTimeout(() => end(), 3000);
process.on('exit', (code) => console.log('exit', code));
// out: <Buffer 61>
// out: <Buffer 62>
// out: <Buffer 63>
// out: end
// out: close
// out: exit 0
