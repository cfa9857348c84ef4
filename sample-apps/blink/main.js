import gpio from 'hal:gpio';

const led = await gpio.output('led');
const button = await gpio.input('button', { debounce: 20 });

setInterval(() => {
  if (!button.value) led.toggle();
}, 500);

button.on('change', ({ value }) => led.write(value));
