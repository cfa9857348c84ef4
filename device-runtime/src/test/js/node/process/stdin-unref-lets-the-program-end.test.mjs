import { type } from 'test:keyboard';

process.stdin.on('data', (chunk) => console.log(String(chunk)));
process.stdin.unref();
setTimeout(() => type('heard while it runs'), 10);
process.stdin.ref();
setTimeout(() => process.stdin.unref(), 20);
process.on('exit', (code) => console.log('exit', code));
// out: heard while it runs
// out: exit 0
