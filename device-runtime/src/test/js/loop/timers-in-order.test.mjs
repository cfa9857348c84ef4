import { setTimeout as wait } from 'node:timers/promises';
const start = Date.now();
const say = (text) => process.stdout.write(`${Date.now() - start} ${text}\n`);
setTimeout(say, 20, 'b');
setTimeout(say, 10, 'a');
const every = setInterval(() => {
  say('tick');
  if (Date.now() - start >= 90) clearInterval(every);
}, 30);
await wait(600_000);
say('ten minutes');
setTimeout(() => say('never'), 1000).unref();
// out: 10 a
// out: 20 b
// out: 30 tick
// out: 60 tick
// out: 90 tick
// out: 600000 ten minutes
