// A \r\n in two pieces is one end, unless the \n comes late.
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';

const input = new PassThrough();
createInterface({ input }).on('line', (line) => console.log(JSON.stringify(line)));
input.write('a\rb\r\nc\u2028d\u2029e\r');
input.write('\nf\r');
setTimeout(() => input.end('\ng'), 101);

const strict = new PassThrough();
createInterface({ input: strict, crlfDelay: Infinity }).on('line', (line) => console.log('strict', JSON.stringify(line)));
strict.write('\n1\r');
setTimeout(() => strict.end('\n2'), 10_000);
// out: "a"
// out: "b"
// out: "c"
// out: "d"
// out: "e"
// out: "f"
// out: strict ""
// out: strict "1"
// out: ""
// out: "g"
// out: strict "2"
