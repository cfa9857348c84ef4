// In virtual time nothing can come any more, and the program says that it is not done.
process.stdin.on('data', () => {});
process.on('exit', () => console.log('must not end'));
// exit: -1
