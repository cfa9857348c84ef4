import i2c from 'hal:i2c';

// Each chooses a register, and reads it in a transaction of its own.
const bus = await i2c.open('sensors');
await bus.device(0x48).writeBlock(0x20, [10, 11]);
const read = (bus, register) => bus.lock(async (mine) => {
  const chip = mine.device(0x48);
  await chip.write([register]);
  return (await chip.read(1))[0];
});
const two = await i2c.open('sensors');
console.log(await Promise.all([read(bus, 0x20), read(two, 0x21), read(bus, 0x20), read(two, 0x21)]));
// out: [ 10, 11, 10, 11 ]
