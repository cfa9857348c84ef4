// Without an error listener a handler's error is unhandled, as everywhere in Node.
// err: oops
// exit: 1
import mqtt from 'hal:mqtt';
const client = mqtt.connect({ url: 'mqtt://broker' });
await client.subscribe('t', () => {
  throw new Error('oops');
});
await client.publish('t', 'x');
