import spi from 'hal:spi';

const chip = await spi.open('adc', { chipSelect: 0, mode: 0, speed: 1_000_000 });
const [, high, low] = await chip.transfer([1, 0x80, 0]);
console.log((high & 3) << 8 | low);
// out: 0
