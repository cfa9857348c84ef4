// Chips over the kernel's I2C and SPI. The registers at 0x48 are filled as a BME280's, with the
// numbers of the datasheet's example; what SPI sends comes back, so an MCP3008 there reads 0.
// before: /usr/sbin/i2cset -y 1 0x48 0xd0 0x60
// before: /usr/sbin/i2cset -y 1 0x48 0x88 0x70 0x6b 0x43 0x67 0x18 0xfc 0x7d 0x8e 0x43 0xd6 0xd0 0x0b 0x27 0x0b 0x8c 0x00 0xf9 0xff 0x8c 0x3c 0xf8 0xc6 0x70 0x17 0x00 0x4b i
// before: /usr/sbin/i2cset -y 1 0x48 0xe1 0x6a 0x01 0x00 0x13 0x29 0x03 0x1e i
// before: /usr/sbin/i2cset -y 1 0x48 0xf3 0x00
// before: /usr/sbin/i2cset -y 1 0x48 0xf7 0x65 0x5a 0xc0 0x7e 0xed 0x00 0x6d 0x60 i
import { BME280, MCP3008, VL53L0X } from 'hal:parts';

const sensor = await BME280.open('sensors', { address: 0x48 });
const { temperature, humidity, pressure } = await sensor.read();
console.log(temperature, humidity, pressure);
// out: 25.08 43.86 1006.53
// $ /usr/sbin/i2cget -y 1 0x48 0xf4 | grep -qx 0x25
await sensor.close();

await VL53L0X.open('sensors', { address: 0x48 }).catch(({ code }) => console.log(code));
// out: ENODEV
await BME280.open('sensors', { address: 0x76 }).catch(({ code }) => console.log(code));
// out: ENXIO

const adc = await MCP3008.open('analog');
console.log(await adc.raw(5), await adc.volts(0));
await adc.close();
// out: 0 0
// exit: 0
