// 'readable' and read(), after a pause as well.
import { end, type } from 'test:keyboard';

process.stdin.once('data', (chunk) => {
  console.log('data', String(chunk));
  process.stdin.pause();
  setTimeout(() => {
    process.stdin.on('readable', () => {
      for (let part; (part = process.stdin.read(2)) !== null;) console.log('read', String(part));
    });
    setTimeout(() => type('abcd'), 10);
    setTimeout(end, 20);
  }, 10);
});
type('first');
// out: data first
// out: read ab
// out: read cd
