import spi from 'hal:spi';

const one = await spi.open('adc', { speed: 100_000 });
const two = await spi.open('adc', { chipSelect: 1, speed: 1_000_000 });
const start = performance.now();
const order = [];
await Promise.all([
  one.transfer(new Uint8Array(1000)).then(() => order.push('slow')),
  two.transfer(new Uint8Array(1000)).then(() => order.push('fast')),
]);
console.log(order.join(' '), performance.now() - start, 'ms');
// out: slow fast 88 ms
