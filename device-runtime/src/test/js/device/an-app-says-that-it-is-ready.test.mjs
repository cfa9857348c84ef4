import device from 'hal:device';

console.log(device.isReady);
device.ready();
device.ready();
console.log(device.isReady);
// out: false
// out: true
