import spi from 'hal:spi';
import buses from 'test:buses';

const chip = await spi.open('adc');
await chip.transaction([[1, 2], { read: 3 }]);
await chip.write([4]);
console.log(buses.seen().join(', '));
// out: select chip 0, 2 bytes, 3 bytes, select chip 0, 1 bytes
