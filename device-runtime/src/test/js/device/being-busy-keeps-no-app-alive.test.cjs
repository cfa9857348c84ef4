const device = require('hal:device');

device.busy('for ever');
console.log('the end');
// out: the end
