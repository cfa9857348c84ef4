process.on('exit', (code) => {
  process.stdout.write(`exit ${code}\n`);
  process.exit(8);
});
process.on('exit', () => process.stdout.write('never\n'));
process.exit(3);
// exit: 8
// out: exit 3
