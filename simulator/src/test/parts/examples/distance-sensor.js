import { DistanceSensor } from 'hal:parts';

const sensor = await DistanceSensor.open({ trigger: 'trigger', echo: 'echo' });
const distance = await sensor.read();
console.log(distance === null ? 'nothing is near' : `${distance} mm`);
