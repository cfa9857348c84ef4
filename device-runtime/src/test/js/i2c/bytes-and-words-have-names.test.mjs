import i2c from 'hal:i2c';

const chip = (await i2c.open('sensors')).device(0x48);
await chip.writeByte(0x10, 0xfe);
console.log(await chip.readByte(0x10));
await chip.writeWord(0x20, 0x1234);
console.log(await chip.readBlock(0x20, 2), await chip.readWord(0x20) === 0x1234);
await chip.writeWord(0x20, 0x1234, { bigEndian: true });
console.log(await chip.readBlock(0x20, 2), await chip.readWord(0x20, { bigEndian: true }) === 0x1234);
// out: 254
// out: <Buffer 34 12> true
// out: <Buffer 12 34> true
