import { BME280 } from 'hal:parts';

const sensor = await BME280.open('sensors', { address: 0x76 });
const { temperature, humidity, pressure } = await sensor.read();
console.log(`${temperature} °C, ${humidity} %, ${pressure} hPa`);
