import { PCF8574 } from 'hal:parts';

const expander = await PCF8574.open('sensors', { address: 0x20, interrupt: 'expander' });
const light = expander.pin(0);
await light.write(0); // pulls down: the light is wired to 3.3 V
console.log('button:', await expander.pin(7).read());
expander.on('change', ({ levels }) => console.log(levels.toString(2)));
