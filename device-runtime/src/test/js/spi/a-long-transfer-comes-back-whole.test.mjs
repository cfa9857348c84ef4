import spi from 'hal:spi';
import buses from 'test:buses';

// Longer than the kernel's buffer of 4096 bytes: for the chip it is one transaction.
const chip = await spi.open('adc');
const sent = Buffer.alloc(10_000, '0123456789');
console.log((await chip.transfer(sent)).equals(sent), buses.seen());
// out: true [ 'select chip 0', '10000 bytes' ]
