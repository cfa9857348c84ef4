import i2c from 'hal:i2c';

const bus = await i2c.open('sensors');
bus.device(0x48).writeByte(1, 1).then(() => console.log('done'));
// out: done
