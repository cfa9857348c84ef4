// None of these is a file; the first two are something without their './'.
for (const name of ['./events', './dual', './sub', './sub/nothing.mjs']) {
  await import(name).catch((error) => process.stdout.write(`${error.code}\n`));
}
process.stdout.write(`${(await import('./sub/asks.mjs')).default}\n`);
// out: ERR_MODULE_NOT_FOUND
// out: ERR_MODULE_NOT_FOUND
// out: ERR_UNSUPPORTED_DIR_IMPORT
// out: ERR_MODULE_NOT_FOUND
// out: function
