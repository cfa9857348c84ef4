import { createRequire } from 'node:module';
import esm, { inner } from 'dual';
import one from 'dual/sub/one';
const require = createRequire(import.meta.url);
process.stdout.write(`${esm} ${inner} ${one} ${require('dual')}\n`);
for (const id of ['dual/hidden/x', 'dual/lib/one.js']) {
  await import(id).catch((error) => process.stdout.write(`${error.code}\n`));
}
// out: esm inner true cjs inner
// out: ERR_PACKAGE_PATH_NOT_EXPORTED
// out: ERR_PACKAGE_PATH_NOT_EXPORTED
