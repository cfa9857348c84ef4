// A handler's error is an error event; the message is dealt with and the next one comes.
// out: error oops
// out: second
import mqtt from 'hal:mqtt';
const client = mqtt.connect({ url: 'mqtt://broker' });
client.on('error', (error) => console.log('error', error.message));
const { promise: done, resolve } = Promise.withResolvers();
await client.subscribe('t', { qos: 1 }, async (message) => {
  if (message.text === 'first') throw new Error('oops');
  console.log(message.text);
  resolve();
});
client.publish('t', 'first', { qos: 1 });
client.publish('t', 'second', { qos: 1 });
await done;
await client.close();
