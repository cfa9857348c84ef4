process.on('unhandledRejection', () => {
  throw new Error('in the handler');
});
process.on('uncaughtException', (error, origin) => process.stdout.write(`${error.message} ${origin}\n`));
setTimeout(() => Promise.reject(new Error('first')), 1);
setTimeout(() => process.stdout.write('on\n'), 5);
// out: in the handler uncaughtException
// out: on
