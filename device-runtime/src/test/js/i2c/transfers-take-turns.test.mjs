import i2c from 'hal:i2c';

const one = (await i2c.open('sensors')).device(0x48);
const two = (await i2c.open('sensors')).device(0x48);
const order = [];
await Promise.all([
  one.write(new Uint8Array(1000)).then(() => order.push('long')),
  two.write([0]).then(() => order.push('short')),
  two.bus.device(0x11).read(1).catch(() => order.push('failed')),
  one.readByte(0).then(() => order.push('read')),
]);
console.log(order.join(' '));
// out: long short failed read
