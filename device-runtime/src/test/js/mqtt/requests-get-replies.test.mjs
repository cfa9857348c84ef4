// A request gets its reply, even while a handler waits for it; or it times out.
// out: reply {"accepted":true,"id":1}
// out: inner {"accepted":true,"id":2}
// out: ETIMEDOUT mqtt: no reply from nobody within 100 ms
// out: ERR_MQTT_NO_REPLY
import mqtt from 'hal:mqtt';
const desk = mqtt.connect({ url: 'mqtt://broker', clientId: 'desk' });
await desk.subscribe('desk/cmd', async (message) => {
  await message.reply({ accepted: true, ...message.json() });
});
const app = mqtt.connect({ url: 'mqtt://broker', clientId: 'app' });
console.log('reply', (await app.request('desk/cmd', { id: 1 })).text);
await app.subscribe('go', async () => {
  console.log('inner', (await app.request('desk/cmd', { id: 2 }, { properties: { user: { a: '1' } } })).text);
});
await app.publish('go', '', { qos: 1 });
await app.request('nobody', 'x', { timeout: 100 }).catch((e) => console.log(e.code, e.message));
await desk.subscribe('plain', (message) => {
  try {
    message.reply('x');
  } catch (error) {
    console.log(error.code);
  }
});
await app.publish('plain', 'x', { qos: 1 });
await app.close();
await desk.close();
