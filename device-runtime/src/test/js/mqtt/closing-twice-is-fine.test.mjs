// close() is idempotent, and what is published afterwards is refused.
// out: ERR_MQTT_CLOSED
// out: subscribed ERR_MQTT_CLOSED
import mqtt from 'hal:mqtt';
const client = mqtt.connect({ url: 'mqtt://broker' });
await Promise.all([client.close(), client.close()]);
await client.publish('t', 'x').catch((error) => console.log(error.code));
client.publish('t', 'nobody awaits this');
try {
  await client.subscribe('t', () => {});
} catch (error) {
  console.log('subscribed', error.code);
}
