import spi from 'hal:spi';
import buses from 'test:buses';

const [zero, one] = [await spi.open('adc'), await spi.open('adc', { chipSelect: 1 })];
console.log(zero.chipSelect, one.chipSelect);
await Promise.all([zero.transaction([[1], [2]]), one.transaction([[3], [4]]), zero.write([5])]);
console.log(buses.seen().filter((word) => word.startsWith('select')).join(', '));
await zero.close();
console.log(await one.transfer([6]));
// out: 0 1
// out: select chip 0, select chip 1, select chip 0
// out: <Buffer 00>
