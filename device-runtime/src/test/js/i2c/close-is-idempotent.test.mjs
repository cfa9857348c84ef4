import i2c from 'hal:i2c';

const bus = await i2c.open('sensors');
const chip = bus.device(0x48);
const first = chip.writeByte(1, 1).then(() => console.log('sent'));
const waits = chip.writeByte(1, 2).catch((error) => console.log(error.code, error.message));
await Promise.resolve();
const closed = bus.close();
await Promise.all([first.catch((e) => console.log(e.code)), waits, closed]);
await bus.close();
await bus[Symbol.asyncDispose]();
console.log(bus.closed);
await chip.read(1).catch((error) => console.log(error.code, error.message));
// out: EBADF
// out: EBADF i2c: sensors cannot be used: it is closed; open it again
// out: true
// out: EBADF i2c: sensors cannot be used: it is closed; open it again
