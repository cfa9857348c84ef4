// A character that begins under one ends under the next.
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';

const input = new PassThrough();
const first = createInterface({ input });
first.on('line', (line) => {
  console.log(line);
  first.close();
  const second = createInterface({ input });
  second.on('line', (line) => {
    console.log(line);
    second.close();
  });
  setTimeout(() => input.write(Buffer.from([0x98, 0x83, 0x0a])), 10);
});
input.write(Buffer.from([0x61, 0x0a, 0xe2]));
// out: a
// out: ☃
