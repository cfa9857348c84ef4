import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const name of ['null', 'list', 'outside', 'bare', 'nested', 'order', 'some/x.js', 'some/x', 'some/private/x.js']) {
  const imported = await import(`targets/${name}`).then((m) => m.default, (e) => e.code);
  let required;
  try {
    required = require(`targets/${name}`);
  } catch (error) {
    required = error.code;
  }
  process.stdout.write(`${name} ${imported} ${required === imported ? 'both' : required}\n`);
}
// out: null ERR_PACKAGE_PATH_NOT_EXPORTED both
// out: list x both
// out: outside ERR_INVALID_PACKAGE_TARGET both
// out: bare ERR_INVALID_PACKAGE_TARGET both
// out: nested ERR_INVALID_PACKAGE_TARGET both
// out: order x both
// out: some/x.js x both
// out: some/x ERR_MODULE_NOT_FOUND MODULE_NOT_FOUND
// out: some/private/x.js ERR_PACKAGE_PATH_NOT_EXPORTED both
