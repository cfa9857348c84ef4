process.on('exit', () => {
  throw new Error('in the exit handler');
});
// exit: 1
// err: Error: in the exit handler
