import { createRequire } from 'node:module';
const inFolder = createRequire(`${import.meta.dirname}/sub/`);
process.stdout.write(`${inFolder.resolve('./throws.cjs') === `${import.meta.dirname}/sub/throws.cjs`}\n`);
process.stdout.write(`${inFolder.resolve('fs')} ${inFolder.resolve('node:fs')}\n`);
try {
  createRequire('./sub');
} catch (error) {
  process.stdout.write(`${error.code}\n`);
}
// out: true
// out: fs node:fs
// out: ERR_INVALID_ARG_VALUE
