const print = (...all) => process.stdout.write(all.join(' ') + '\n');
print(require.main === module, typeof exports, __filename.endsWith('commonjs-globals.test.cjs'));
print(this === module.exports, require.resolve('./both').endsWith('both.cjs'));
try {
  require('./nothing');
} catch (error) {
  print(error.code, error.message.split('\n')[0]);
}
// out: true object true
// out: true true
// out: MODULE_NOT_FOUND Cannot find module './nothing'
