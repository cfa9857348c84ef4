import { MCP3008 } from 'hal:parts';

const adc = await MCP3008.open('analog', { chipSelect: 0, reference: 3.3 });
console.log('knob:', await adc.read(0));
console.log('battery:', await adc.volts(1), 'V');
console.log('bridge:', await adc.volts(2, { differential: true }), 'V');
