const { dirname, filename, resolve } = import.meta;
process.stdout.write(`${filename === `${dirname}/import-meta.test.mjs`}\n`);
process.stdout.write(`${resolve('./not%20there.mjs') === import.meta.url.replace('import-meta.test', 'not%20there')}\n`);
process.stdout.write(`${resolve('hal:gpio')} ${resolve('fs')} ${resolve('dual').endsWith('/dual/esm.mjs')}\n`);
try {
  resolve('no-such-package');
} catch (error) {
  process.stdout.write(`${error.code}\n`);
}
// out: true
// out: true
// out: hal:gpio node:fs true
// out: ERR_MODULE_NOT_FOUND
