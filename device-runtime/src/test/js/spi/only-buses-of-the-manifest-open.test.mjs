import spi from 'hal:spi';

const failed = (error) => console.log(error.code, error.message);
await spi.open('acd').catch(failed);
await spi.open('SPI0').catch(failed);
await spi.open('sensors').catch(failed);
await spi.open('adc', { chipSelect: 2 }).catch(failed);
// out: ERR_ACCESS_DENIED spi: this app has no bus "acd"; did you mean "adc"? Else add it in package.json: "tayberry": { "buses": { "acd": "SPI0" } }
// out: ERR_ACCESS_DENIED spi: this app has no bus "SPI0"; add it in package.json: "tayberry": { "buses": { "adc": "SPI0" } }
// out: ENODEV spi: "sensors" is I2C1 in this app's manifest, which is no SPI bus; open it with hal:i2c
// out: ENODEV spi: SPI0 of Simulated board has no chip select 2; it has ce0, ce1
