// close() takes the will back; without it the broker publishes it.
// out: gone b
import mqtt from 'hal:mqtt';
const witness = mqtt.connect({ url: 'mqtt://broker' });
await witness.subscribe('will', (message) => console.log('gone', message.text));
for (const name of ['a', 'b']) {
  const will = { topic: 'will', payload: name, qos: 1 };
  const client = mqtt.connect({ url: 'mqtt://broker', clientId: name, will });
  client.on('error', () => {});
  await client.publish('hello', name, { qos: 1 });
  if (name === 'a') {
    await client.close();
  } else {
    // Another client of the same name takes the link over.
    const thief = mqtt.connect({ url: 'mqtt://broker', clientId: name });
    await thief.publish('hello', name, { qos: 1 });
    await thief.close();
    await client.close();
  }
}
await witness.close();
