const { promisify } = require('node:util');
const timers = require('node:timers/promises');
(async () => {
  process.stdout.write(`${await promisify(setTimeout)(5, 'a')} ${await promisify(setImmediate)('b')}\n`);
  await timers.setTimeout(1, null, { signal: {} }).catch((error) => process.stdout.write(`${error.code}\n`));
  const abort = new AbortController();
  setTimeout(() => abort.abort(), 5);
  await timers.setTimeout(60_000, null, abort).catch((error) => process.stdout.write(`${error.code}\n`));
  process.stdout.write(`${Math.round(performance.now()) < 100}\n`);
})();
// out: a b
// out: ERR_INVALID_ARG_TYPE
// out: ABORT_ERR
// out: true
