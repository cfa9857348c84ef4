// Cancelling one must not cost a walk through all the others.
const count = 50_000;
let fired = 0;
const late = [];
for (let i = 0; i < count; i++) {
  late.push(setTimeout(() => process.stdout.write('cancelled, yet it fired\n'), 5000 + (i % 100)));
  setTimeout(() => fired++, 1 + (i % 1000));
}
late.forEach(clearTimeout);
setTimeout(() => process.stdout.write(`${fired === count}\n`), 2000);
// out: true
