process.on('uncaughtException', (error, origin) => {
  process.stdout.write(`${origin}: ${error.message}\n`);
});
setTimeout(() => {
  throw new Error('one');
}, 1);
setTimeout(() => process.stdout.write('still here\n'), 5);
// out: uncaughtException: one
// out: still here
