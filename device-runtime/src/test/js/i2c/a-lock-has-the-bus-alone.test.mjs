import i2c from 'hal:i2c';
import { setTimeout as sleep } from 'node:timers/promises';

const bus = await i2c.open('sensors');
const other = (await i2c.open('sensors')).device(0x48);
const order = [];
const say = (word) => order.push(word);
let kept;
const locked = bus.lock(async (mine) => {
  kept = mine;
  await mine.device(0x48).writeByte(0x10, 1);
  say('set');
  await sleep(50);
  await mine.lock(async (inner) => say(await inner.device(0x48).readByte(0x10)));
  return 'result';
});
const waiting = [other.writeByte(0x10, 2).then(() => say('other')), bus.lock(async (mine) => say(await mine.device(0x48).readByte(0x10)))];
say(await locked);
await Promise.all(waiting);
console.log(order.join(' '));
await kept.scan().catch((error) => console.log(error.code, error.message));
await bus.lock(async (mine) => { throw new Error('mine'); }).catch((error) => console.log(error.message));
console.log(await other.readByte(0x10));
// out: set 1 result other 2
// out: EBADF i2c: sensors cannot be used: the lock it was handed out by is over
// out: mine
// out: 2
