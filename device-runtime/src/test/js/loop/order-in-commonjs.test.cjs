// Ticks come before promises, promises before timers and immediates; a tick of a promise's comes next.
setTimeout(() => process.stdout.write('timeout\n'), 0);
setImmediate(() => process.stdout.write('immediate\n'));
Promise.resolve().then(() => {
  process.stdout.write('promise\n');
  process.nextTick(() => process.stdout.write('tick of promise\n'));
}).then(() => process.stdout.write('second promise\n'));
process.nextTick(() => {
  process.stdout.write('tick\n');
  Promise.resolve().then(() => process.stdout.write('promise of tick\n'));
  process.nextTick(() => process.stdout.write('tick of tick\n'));
});
process.stdout.write('main\n');
// out: main
// out: tick
// out: tick of tick
// out: promise
// out: promise of tick
// out: second promise
// out: tick of promise
// out: immediate
// out: timeout
