import { x } from './throws.cjs';
process.stdout.write(`never ${x}\n`);
// exit: 1
// err: throws.cjs:2
// err: RangeError: while loading
