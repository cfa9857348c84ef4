process.on('exit', () => process.stdout.write('exit handler\n'));
try {
  process.exit(7);
} catch {
  process.stdout.write('caught\n');
} finally {
  process.stdout.write('finally\n');
}
// exit: 7
// out: exit handler
