// What the programmer got wrong throws, with the cure.
// out: TypeError ERR_INVALID_ARG_TYPE mqtt: connect takes an object, as { url: 'mqtt://HOST' }, got "mqtt://x"
// out: TypeError ERR_INVALID_ARG_TYPE mqtt: url is missing, as mqtt://HOST:1883
// out: RangeError ERR_OUT_OF_RANGE mqtt: no broker's url: "http://x" (no such scheme); use mqtt:, mqtts:, ws: or wss://HOST:PORT
// out: RangeError ERR_OUT_OF_RANGE mqtt: user and password do not belong into the url; pass { username, password }
// out: TypeError ERR_INVALID_ARG_TYPE mqtt: clean: false needs a clientId, by which the broker knows it again
// out: Error ERR_TLS_INVALID mqtt: ca must be the text of a PEM file (-----BEGIN CERTIFICATE-----), not its name
// out: RangeError ERR_OUT_OF_RANGE mqtt: "a/#" is no topic: wildcards are for subscriptions
// out: RangeError ERR_OUT_OF_RANGE mqtt: "a/b#" is no topic filter: + must fill a level, # the last one
// out: RangeError ERR_OUT_OF_RANGE mqtt: qos must be a whole number, 0 to 2, got 3
// out: TypeError ERR_INVALID_ARG_TYPE mqtt: message has no option retained; it has qos, retain, expiry, properties
import mqtt from 'hal:mqtt';
const client = mqtt.connect({ url: 'mqtt://broker' });
const mistakes = [
  () => mqtt.connect('mqtt://x'),
  () => mqtt.connect({}),
  () => mqtt.connect({ url: 'http://x' }),
  () => mqtt.connect({ url: 'mqtt://me:secret@x' }),
  () => mqtt.connect({ url: 'mqtt://x', clean: false }),
  () => mqtt.connect({ url: 'mqtts://x', ca: '/etc/ca.pem' }),
  () => client.publish('a/#', 'x'),
  () => client.subscribe('a/b#', () => {}),
  () => client.publish('a', 'x', { qos: 3 }),
  () => client.publish('a', 'x', { retained: true }),
];
for (const mistake of mistakes) {
  try {
    mistake();
    console.log('no error:', String(mistake));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
await client.close();
