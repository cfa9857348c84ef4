import i2c from 'hal:i2c';

const bus = await i2c.open('sensors');
const other = (await i2c.open('sensors')).device(0x48);
await bus.lock(async (mine) => {
  await mine.device(0x49).readByte(0);
}).catch(({ code }) => console.log(code));
await bus.lock((mine) => {
  throw new Error(`${mine.name} at once`);
}).catch(({ message }) => console.log(message));
console.log(await other.readByte(0));
// out: ENXIO
// out: sensors at once
// out: 0
