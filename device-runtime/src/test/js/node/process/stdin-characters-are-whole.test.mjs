// With an encoding, a character that comes in two pieces is one.
import { end, type } from 'test:keyboard';

process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => console.log(JSON.stringify(text)));
type(Buffer.from([0x61, 0xe2, 0x98]), Buffer.from([0x83, 0x62]));
end();
// out: "a"
// out: "☃b"
