for (const file of ['./sub/throws.cjs', './sub/throws.cjs', './sub/names.mjs']) {
  const error = await import(file).catch((e) => e);
  process.stdout.write(`${error instanceof RangeError} ${error.message} ${error.detail}\n`);
}
// out: true while loading 7
// out: true while loading 7
// out: true while loading 7
