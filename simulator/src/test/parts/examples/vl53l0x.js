import { VL53L0X } from 'hal:parts';

const sensor = await VL53L0X.open('sensors');
const distance = await sensor.read();
console.log(distance === null ? 'nothing is near' : `${distance} mm`);
