// break closes; an input that fails is thrown.
import { type } from 'test:keyboard';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';

type('one\ntwo\nthree\n');
const lines = createInterface({ input: process.stdin });
for await (const line of lines) {
  console.log(line);
  if (line === 'two') break;
}
console.log(lines.closed);

const many = new PassThrough();
let count = 0;
many.end('line\n'.repeat(5000));
for await (const line of createInterface(many)) count += line.length;
console.log(count);

const broken = new PassThrough();
setTimeout(() => broken.destroy(new Error('broken')), 10);
try {
  for await (const line of createInterface({ input: broken })) console.log(line);
} catch (error) {
  console.log(error.message);
}
// out: one
// out: two
// out: true
// out: 20000
// out: broken
