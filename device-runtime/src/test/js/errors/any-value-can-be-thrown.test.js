// Each ends a program; here a handler looks at what it was told, and the last one goes through.
const values = [null, undefined, '', -0, 10n, Symbol('s'), () => {}, Object.create(null), new Proxy({}, {
  get() { throw new Error('trap'); },
})];
let seen = 0;
process.on('uncaughtException', (error, origin) => {
  if (error === values[seen] || Object.is(error, values[seen])) seen++;
  if (origin !== 'uncaughtException') process.exit(9);
});
for (const value of values) {
  setTimeout(() => {
    throw value;
  }, 1);
}
setTimeout(() => {
  process.stdout.write(`${seen === values.length}\n`);
  process.removeAllListeners('uncaughtException');
  throw values.at(-1);
}, 5);
// out: true
// exit: 1
// err: any-value-can-be-thrown.test.js:18
// err: Uncaught: something that cannot be shown, since looking at it fails: Error: trap
