import i2c from 'hal:i2c';

for (const name of ['sensor', 'I2C1', 'adc']) {
  await i2c.open(name).catch((error) => console.log(error.code, error.message));
}
// out: ERR_ACCESS_DENIED i2c: this app has no bus "sensor"; did you mean "sensors"? Else add it in package.json: "tayberry": { "buses": { "sensor": "I2C1" } }
// out: ERR_ACCESS_DENIED i2c: this app has no bus "I2C1"; add it in package.json: "tayberry": { "buses": { "sensors": "I2C1" } }
// out: ENODEV i2c: "adc" is SPI0 in this app's manifest, which is no I2C bus; open it with hal:spi
