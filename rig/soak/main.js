import gpio from 'hal:gpio';
import mqtt from 'hal:mqtt';
import serial from 'hal:serial';

const counts = { edges: 0, lostEdges: 0, sent: 0, echoed: 0, published: 0, heard: 0, reopened: 0 };

// An edge on one input is followed by an output; one in a hundred is published.
const driven = await gpio.output('driven', { initial: 0 });
const seen = await gpio.input('seen');
seen.on('change', ({ value }) => {
  driven.write(value);
  counts.edges += 1;
  if (counts.edges % 100 === 0) publish('soak/edges', counts.edges);
});
seen.on('overrun', ({ lost }) => (counts.lostEdges += lost));

// The other end of the wire echoes every frame; the next one goes out when the last is back.
const port = await serial.open('line', { framing: { type: 'delimiter' } });
port.on('frame', () => {
  counts.echoed += 1;
  setTimeout(send, 20);
});
function send() {
  counts.sent += 1;
  port.write(`frame ${counts.sent} ${'x'.repeat(counts.sent % 60)}\n`);
}
send();

const client = mqtt.connect({ url: process.env.MQTT_URL, clientId: 'soak' });
await client.subscribe('soak/#', { qos: 1 }, () => (counts.heard += 1));
function publish(topic, value) {
  counts.published += 1;
  client.publish(topic, String(value), { qos: 1 }).catch((error) => console.error(error.message));
}
setInterval(() => publish('soak/tick', counts.published), 100);

// What is opened and closed again and again is what leaks.
setInterval(async () => {
  const input = await gpio.input('second', { debounce: 5 });
  input.on('change', () => {});
  await input.close();
  counts.reopened += 1;
}, 500);

setInterval(() => console.log(JSON.stringify(counts)), 10_000);
console.log('ready');
