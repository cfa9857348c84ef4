import device from 'hal:device';

const first = device.busy('moving');
const second = device.busy('moving');
const third = device.busy('  writing\n the log ');
console.log(device.reasons);
first();
first();
console.log(device.reasons);
second();
third();
console.log(device.reasons);
// out: [ 'moving', 'moving', 'writing the log' ]
// out: [ 'moving', 'writing the log' ]
// out: []
