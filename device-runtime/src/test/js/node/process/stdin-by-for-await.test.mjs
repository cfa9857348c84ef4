// Whoever stops in the middle lets the program end.
import { type } from 'test:keyboard';

setTimeout(() => type('one'), 10);
setTimeout(() => type('two'), 20);
for await (const chunk of process.stdin) {
  console.log(String(chunk));
  if (String(chunk) === 'two') break;
}
console.log(process.stdin.destroyed);
// out: one
// out: two
// out: true
