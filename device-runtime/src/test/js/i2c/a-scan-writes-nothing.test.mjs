import i2c from 'hal:i2c';

const bus = await i2c.open('sensors');
const chip = bus.device(0x48);
await chip.writeBlock(0x10, [1, 2, 3]);
await chip.write([0x11]);
await bus.scan();
await bus.scan({ read: true });
// The register it stands on is where it was, and so is what it holds.
console.log(await chip.read(2), await chip.readBlock(0x10, 3));
// out: <Buffer 02 03> <Buffer 01 02 03>
