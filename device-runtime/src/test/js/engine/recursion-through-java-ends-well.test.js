// Wherever the stack runs out, in JavaScript or in Java below it.
function deep() {
  Buffer.from('x').toString('hex');
  process.hrtime.bigint();
  deep();
}
for (let i = 0; i < 3; i++) {
  try {
    deep();
  } catch (error) {
    process.stdout.write(`${error instanceof Error} ${error.name}: ${error.message}\n`);
  }
}
deep();
// out: true RangeError: Maximum call stack size exceeded
// out: true RangeError: Maximum call stack size exceeded
// out: true RangeError: Maximum call stack size exceeded
// exit: 1
// err: Maximum call stack size exceeded
