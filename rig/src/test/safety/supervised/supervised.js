import gpio from 'hal:gpio';

const left = await gpio.output('left');
const right = await gpio.output('right');
left.write(1);
right.write(0);
setInterval(() => {}, 60_000);
