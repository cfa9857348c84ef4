function deep() {
  Buffer.from('x').toString('hex');
  process.hrtime.bigint();
  deep();
}
for (let i = 0; i < 3; i++) {
  try {
    deep();
  } catch (error) {
    process.stdout.write(`${error instanceof RangeError} ${error.message}\n`);
  }
}
// out: true Maximum call stack size exceeded
// out: true Maximum call stack size exceeded
// out: true Maximum call stack size exceeded
