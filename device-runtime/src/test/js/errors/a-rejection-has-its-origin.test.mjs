process.on('uncaughtException', (error, origin) => process.stdout.write(`${error.message} ${origin}\n`));
setTimeout(() => Promise.reject(new Error('one')), 1);
setTimeout(() => process.stdout.write('on\n'), 5);
// out: one unhandledRejection
// out: on
