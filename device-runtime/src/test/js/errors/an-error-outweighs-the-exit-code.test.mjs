process.on('exit', (code) => process.stdout.write(`${code} ${process.exitCode}\n`));
process.exitCode = 3;
setTimeout(() => {
  throw new Error('x');
}, 1);
// exit: 1
// out: 1 1
