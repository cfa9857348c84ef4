const immediate = setImmediate(() => {});
const timer = setTimeout(() => process.stdout.write('never\n'), 1000);
process.stdout.write(`${immediate.hasRef()} ${immediate.unref().hasRef()} ${timer.unref().hasRef()}\n`);
const held = setTimeout(() => process.stdout.write('held again\n'), 20).unref();
setTimeout(() => held.ref(), 10);
// out: true false false
// out: held again
