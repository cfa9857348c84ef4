// A message comes to its handlers as it was sent: text, bytes, JSON, properties.
// out: connect true 5
// out: granted 1
// out: a/text hi 0 false
// out: a/json {"up":true}
// out: a/bytes 00ff
// out: a/number 72.5
// out: properties text/plain {"id":"7","tags":["x","y"]} 30
// out: any a/number
// out: closed false
import mqtt from 'hal:mqtt';
const client = mqtt.connect({ url: 'mqtt://broker' });
client.on('connect', ({ version }) => console.log('connect', client.connected, version));
client.on('close', () => console.log('closed', client.connected));
const granted = await client.subscribe('a/+', { qos: 1 }, (message) => {
  switch (message.topic) {
    case 'a/text': return console.log(message.topic, message.text, message.qos, message.retain);
    case 'a/json': return console.log(message.topic, JSON.stringify(message.json()));
    case 'a/bytes': return console.log(message.topic, message.payload.toString('hex'));
    case 'a/number': return console.log(message.topic, message.text);
    default: {
      const { contentType, user, expiry } = message.properties;
      console.log('properties', contentType, JSON.stringify(user), expiry);
    }
  }
});
console.log('granted', granted.qos);
await client.publish('a/text', 'hi');
await client.publish('a/json', { up: true }, { qos: 1 });
await client.publish('a/bytes', new Uint8Array([0, 255]), { qos: 1 });
await client.publish('a/number', 72.5, { qos: 1 });
const properties = { contentType: 'text/plain', user: { id: '7', tags: ['x', 'y'] } };
await client.publish('a/properties', '', { qos: 1, expiry: 30, properties });
await client.unsubscribe('a/+');
client.on('message', (message) => console.log('any', message.topic));
await client.subscribe('a/number');
await client.publish('a/number', 1, { qos: 1 });
await client.close();
