process.on('exit', (code) => {
  process.stdout.write(`${code} ${process.exitCode}\n`);
  process.nextTick(() => process.stdout.write('never\n'));
  setTimeout(() => process.stdout.write('never\n'), 0);
});
// out: 0 undefined
