import i2c from 'hal:i2c';

const bus = await i2c.open('sensors');
const chip = bus.device(0x48);
await chip.writeByte(0x10, 0x2a);
console.log(await chip.readByte(0x10));
console.log(await chip.writeRead([0x10], 2));
console.log(await bus.scan());
// out: 42
// out: <Buffer 2a 00>
// out: [ { address: 72, state: 'answers' } ]
