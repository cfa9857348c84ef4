import i2c from 'hal:i2c';

const chip = (await i2c.open('sensors')).device(0x48);
const start = process.hrtime.bigint();
await chip.write(new Uint8Array(100));
// 100 kHz: a start, 101 bytes of 9 bits, a stop
console.log((process.hrtime.bigint() - start) / 1000n, 'µs');
// out: 9110n µs
