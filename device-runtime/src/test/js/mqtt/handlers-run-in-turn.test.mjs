// The next message waits until the handler of the last one has settled.
// out: begin 1
// out: end 1
// out: begin 2
// out: end 2
import mqtt from 'hal:mqtt';
import { setTimeout as sleep } from 'node:timers/promises';
const client = mqtt.connect({ url: 'mqtt://broker' });
const { promise: both, resolve } = Promise.withResolvers();
await client.subscribe('t', { qos: 1 }, async (message) => {
  console.log('begin', message.text);
  await sleep(1000);
  console.log('end', message.text);
  if (message.text === '2') resolve();
});
client.publish('t', '1');
client.publish('t', '2');
await both;
await client.close();
