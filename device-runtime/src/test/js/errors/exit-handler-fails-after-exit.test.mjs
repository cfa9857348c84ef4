process.on('exit', () => {
  throw new Error('in the exit handler');
});
process.exit(3);
// exit: 3
// err: exit-handler-fails-after-exit.test.mjs:2
// err: Error: in the exit handler
