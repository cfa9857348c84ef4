// The same skeleton on Tayberry.
import mqtt from 'hal:mqtt';
import serial from 'hal:serial';

const port = await serial.open('desk', { baudRate: 9600 });
const client = mqtt.connect({
  url: process.env.MQTT_URL,
  clientId: 'idle-tayberry',
  will: { topic: 'desk/idle/availability', payload: 'offline', retain: true },
});
port.on('data', (bytes) => client.publish('desk/idle/bytes', bytes));
await new Promise((done) => client.once('connect', done));
await client.subscribe('desk/idle/cmd', {}, ({ payload }) => port.write(payload));
console.log('ready');
