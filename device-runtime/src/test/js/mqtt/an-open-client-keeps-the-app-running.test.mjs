// The app runs until the client is closed; what is published just before still goes out.
// out: late
import mqtt from 'hal:mqtt';
const client = mqtt.connect({ url: 'mqtt://broker' });
const witness = mqtt.connect({ url: 'mqtt://broker' });
await witness.subscribe('t', async (message) => {
  console.log(message.text);
  await witness.close();
});
setTimeout(() => {
  client.publish('t', 'late', { qos: 1 });
  client.close();
}, 60_000).unref();
