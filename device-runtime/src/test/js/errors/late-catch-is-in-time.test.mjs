// A rejection that a promise callback of the same turn takes is not unhandled.
const failing = Promise.reject(new Error('taken'));
Promise.resolve().then(() => 0).then(() => failing.catch((e) => process.stdout.write(e.message + '\n')));
// out: taken
