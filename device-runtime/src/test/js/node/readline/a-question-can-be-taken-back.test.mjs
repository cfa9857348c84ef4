import { type } from 'test:keyboard';
import { createInterface } from 'node:readline/promises';

const lines = createInterface({ input: process.stdin, output: process.stdout });
lines.on('line', (line) => console.log('a line:', line));
const late = AbortSignal.timeout(1000);
await lines.question('Well? ', { signal: late }).catch((error) => console.log(error.name));
setTimeout(() => type('nobody asks\n'), 10);
setTimeout(() => lines.close(), 20);
// out: Well? AbortError
// out: a line: nobody asks
