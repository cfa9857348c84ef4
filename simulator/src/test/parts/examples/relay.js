import { Relay } from 'hal:parts';

const heater = await Relay.open('heater');
heater.on();
console.log('heating:', heater.isOn);
heater.off();
await heater.pulse(200);
