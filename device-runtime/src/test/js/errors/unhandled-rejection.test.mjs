process.on('exit', (code) => process.stdout.write(`exit ${code}\n`));
setTimeout(async () => {
  throw new Error('nobody caught me');
}, 5);
setTimeout(() => process.stdout.write('never\n'), 50);
// exit: 1
// out: exit 1
// err: Error: nobody caught me
