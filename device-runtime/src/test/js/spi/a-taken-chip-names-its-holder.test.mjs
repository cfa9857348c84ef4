import spi from 'hal:spi';

const chip = await spi.open('adc');
await spi.open('adc').catch((error) => console.log(error.code, error.message));
const other = await spi.open('adc', { chipSelect: 1 });
console.log(await other.transfer([1]));
await chip.close();
await chip.close();
console.log(chip.closed);
await chip.transfer([1]).catch((error) => console.log(error.code, error.message));
console.log(await (await spi.open('adc')).transfer([1]));
// out: EBUSY spi: SPI0 chip 0 is already open by test:adc; close it first, or share what is open
// out: <Buffer 00>
// out: true
// out: EBADF spi: adc cannot be used: it is closed; open it again
// out: <Buffer 01>
