// The skeleton of a desk app as one would write it for Node.js.
import mqtt from 'mqtt';
import { SerialPort } from 'serialport';

const port = new SerialPort({ path: process.env.DESK_PORT, baudRate: 9600 });
const client = mqtt.connect(process.env.MQTT_URL, {
  clientId: 'idle-node',
  will: { topic: 'desk/idle/availability', payload: Buffer.from('offline'), retain: true },
});
client.on('message', (topic, payload) => port.write(payload));
port.on('data', (bytes) => client.publish('desk/idle/bytes', bytes));
await Promise.all([new Promise((done) => port.on('open', done)), new Promise((done) => client.on('connect', done))]);
await client.subscribeAsync('desk/idle/cmd');
console.log('ready');
