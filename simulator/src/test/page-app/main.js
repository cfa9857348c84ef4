// A lift: rises while its key is down, tells so on MQTT, and asks its box for the load.

import gpio from 'hal:gpio';
import mqtt from 'hal:mqtt';
import serial from 'hal:serial';

const led = await gpio.output('led');
const up = await gpio.output('up');
const key = await gpio.input('key', { debounce: 10 });
const box = await serial.open('box');
const client = mqtt.connect({ url: process.env.MQTT_URL });

key.on('change', ({ value }) => {
  led.write(value);
  up.write(value);
  client.publish('lift/state', value ? 'rising' : 'stopped', { retain: true });
  if (value) box.write(Uint8Array.of(0x51, 0x01));
});
box.on('data', (bytes) => console.log('load', bytes[1]));
client.on('message', (message) => console.log('told', message.text));
await client.subscribe('lift/say');
console.log('ready');
