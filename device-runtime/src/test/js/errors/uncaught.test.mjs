function deep() {
  throw new TypeError('bad thing');
}
setTimeout(() => deep(), 5);
setTimeout(() => process.stdout.write('never\n'), 50);
// exit: 1
// err: uncaught.test.mjs:2
// err:   throw new TypeError('bad thing');
// err: TypeError: bad thing
// err:     at deep (
