process.on('uncaughtException', () => {
  throw new Error('in the handler');
});
process.on('exit', (code) => process.stdout.write(`exit ${code}\n`));
setTimeout(() => {
  throw new Error('first');
}, 1);
// exit: 7
// out: exit 7
// err: Error: in the handler
