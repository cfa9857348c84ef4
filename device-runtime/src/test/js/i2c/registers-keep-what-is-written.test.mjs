import i2c from 'hal:i2c';

const bus = await i2c.open('sensors');
const chip = bus.device(0x48);
await chip.write([0x10, 1, 2, 3, 4]);
console.log(await chip.writeRead([0x10], 4));
await chip.writeBlock(0x20, Uint8Array.of(9, 8, 7));
console.log(await chip.readBlock(0x20, 3));
await chip.write(Buffer.of(0x11));
console.log(await chip.read(2));
console.log(await bus.transfer(0x48, [[0x30, 0xaa, 0xbb], [0x31], { read: 1 }, [0x30], { read: 2 }]));
// out: <Buffer 01 02 03 04>
// out: <Buffer 09 08 07>
// out: <Buffer 02 03>
// out: [ <Buffer bb>, <Buffer aa bb> ]
