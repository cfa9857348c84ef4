import gpio from 'hal:gpio';

const driven = await gpio.output('driven', { initial: 0 });
const seen = await gpio.input('seen');
seen.on('change', ({ value }) => driven.write(value));
console.log('ready');
