import { Button, Led } from 'hal:parts';

const led = await Led.open('led');
const button = await Button.open('button', { hold: 800 });
button.on('press', () => led.toggle());
button.on('hold', () => led.blink());
button.on('release', ({ duration }) => console.log(`it was held for ${duration} ms`));
button.on('double', () => led.off());
