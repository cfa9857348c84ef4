// On the chip of a Raspberry Pi, without a name for it given: a line out, a scan, a transfer.
import gpio from 'hal:gpio';
import i2c from 'hal:i2c';
import spi from 'hal:spi';

const led = await gpio.output('led', { initial: 1 });
console.log('led', led.read());
const bus = await i2c.open('sensors');
console.log('addresses', (await bus.scan()).length);
const adc = await spi.open('adc', { chipSelect: 0 });
console.log('answered', (await adc.transfer([1, 0x80, 0])).length);
console.log('ready');
process.once('SIGHUP', () => {
  led.write(0);
  console.log('led', led.read());
  process.exit(0);
});
setInterval(() => {}, 60_000);
