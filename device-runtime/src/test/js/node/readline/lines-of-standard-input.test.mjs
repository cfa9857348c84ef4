import { end, type } from 'test:keyboard';
import { createInterface } from 'node:readline';

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => console.log(JSON.stringify(line)));
lines.on('close', () => console.log('close', lines.closed));
setTimeout(() => type('on', 'e\ntwo\n\nthr', 'ee\nlast'), 10);
setTimeout(end, 20);
// out: "one"
// out: "two"
// out: ""
// out: "three"
// out: "last"
// out: close true
