const print = (...all) => process.stdout.write(all.join(' ') + '\n');
for (const id of ['./nothing.js', 'no-such-package', 'node:timer', './app']) {
  try {
    await import(id);
  } catch (error) {
    print(error.code, error.message.replaceAll(import.meta.dirname, ''), error instanceof Error);
  }
}
// out: ERR_MODULE_NOT_FOUND Cannot find module '/nothing.js' imported from /missing-is-catchable.test.mjs true
// out: ERR_MODULE_NOT_FOUND Cannot find package 'no-such-package' imported from /missing-is-catchable.test.mjs; npm install no-such-package true
// out: ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:timer; did you mean node:timers? true
// out: ERR_MODULE_NOT_FOUND Cannot find module '/app' imported from /missing-is-catchable.test.mjs; did you mean './app.mjs'? true
