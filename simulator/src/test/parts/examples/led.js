import { Led } from 'hal:parts';

const led = await Led.open('led');
await led.blink({ on: 100, off: 100, times: 3 });
led.on();

const lamp = await Led.open('lamp', { dimmable: true });
await lamp.fade(0.3, { duration: 2000 });
