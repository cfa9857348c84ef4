// Everything moves: four lights, a servo, bytes and messages.

import gpio from 'hal:gpio';
import mqtt from 'hal:mqtt';
import { Servo } from 'hal:parts';
import serial from 'hal:serial';

const lights = await Promise.all(['a', 'b', 'c', 'd'].map((pin) => gpio.output(pin)));
const servo = await Servo.open('servo');
const talk = await serial.open('talk');
const client = mqtt.connect({ url: process.env.MQTT_URL });
let n = 0;

setInterval(() => {
  n += 1;
  lights[n % 4].write(n & 4 ? 1 : 0);
  servo.turn(90 + 80 * Math.sin(n / 20));
}, 33);
setInterval(() => {
  talk.write(Uint8Array.of(0xf1, 0xf1, n & 0xff, 0x7e));
  client.publish('bench/n', String(n));
}, 200);
