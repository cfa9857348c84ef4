// What comes meanwhile is there after resume().
import { type } from 'test:keyboard';

process.stdin.on('data', (chunk) => {
  console.log(String(chunk));
  process.stdin.pause();
});
type('one');
setTimeout(() => type('two'), 10);
setTimeout(() => console.log('paused:', process.stdin.isPaused()), 20);
setTimeout(() => process.stdin.resume(), 30);
process.on('exit', (code) => console.log('exit', code));
// out: one
// out: paused: true
// out: two
// out: exit 0
