// What expires while a handler is busy is never seen; expiresAt is on the clock of Date.now().
// out: busy undefined
// out: last 30
import mqtt from 'hal:mqtt';
import { setTimeout as sleep } from 'node:timers/promises';
const client = mqtt.connect({ url: 'mqtt://broker' });
const { promise: done, resolve } = Promise.withResolvers();
await client.subscribe('t', { qos: 1 }, async (message) => {
  if (message.text === 'busy') {
    console.log('busy', message.expiresAt);
    await sleep(3000);
  } else {
    console.log(message.text, Math.round((message.expiresAt - Date.now()) / 1000) + 3);
    resolve();
  }
});
client.publish('t', 'busy');
client.publish('t', 'up', { expiry: 2 });
client.publish('t', 'last', { expiry: 30 });
await done;
await client.close();
