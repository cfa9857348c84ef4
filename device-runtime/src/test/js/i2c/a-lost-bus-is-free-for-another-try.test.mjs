import i2c from 'hal:i2c';
import buses from 'test:buses';

const chip = (await i2c.open('sensors')).device(0x48);
buses.fault('arbitration');
await chip.writeByte(1, 7).catch((error) => console.log(error.code, error.message));
console.log(await chip.readByte(1));
await chip.writeByte(1, 7);
console.log(await chip.readByte(1));
// out: EAGAIN i2c: another controller won the bus while talking to 0x48 on I2C1; try again
// out: 0
// out: 7
