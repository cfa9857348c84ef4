// MQTT.js, which somebody else wrote, against our broker: node mqttjs.mjs FOLDER PORT
// FOLDER has it in node_modules. Says what it saw; whatever goes wrong ends it with 1.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const [folder, port] = process.argv.slice(2);
const mqtt = createRequire(`${folder}/`)('mqtt');
const deadline = setTimeout(() => {
  console.error('took too long');
  process.exit(1);
}, 30_000);

/** The next messages; listens from the call on, since several may come at once. */
function messages(client, count) {
  return new Promise((resolve) => {
    const seen = [];
    const listen = (topic, payload, packet) => {
      if (seen.push({ topic, text: payload.toString(), packet }) === count) {
        client.off('message', listen);
        resolve(seen);
      }
    };
    client.on('message', listen);
  });
}

async function talk(url, protocolVersion) {
  const name = `${new URL(url).protocol} ${protocolVersion}`;
  const options = { protocolVersion, reconnectPeriod: 0 };
  const client = await mqtt.connectAsync(url, { ...options, clientId: `main ${name}` });
  await client.subscribeAsync({ 'js/+': { qos: 2 }, 'js/will': { qos: 1 } });
  const arrived = messages(client, 3);
  const properties = { userProperties: { k: ['1', '2'] }, responseTopic: 're', correlationData: Buffer.from([0, 255]) };
  for (const qos of [0, 1, 2]) {
    await client.publishAsync('js/a', `q${qos}`, { qos, ...(protocolVersion === 5 && { properties }) });
  }
  const seen = await arrived;
  assert.deepEqual(seen.map((m) => [m.text, m.packet.qos]), [['q0', 0], ['q1', 1], ['q2', 2]]);
  if (protocolVersion === 5) {
    assert.deepEqual({ ...seen[2].packet.properties.userProperties }, properties.userProperties);
    assert.deepEqual(seen[2].packet.properties.correlationData, properties.correlationData);
    assert.equal(seen[2].packet.properties.responseTopic, 're');
  }

  const large = 'x'.repeat(300_000);
  await client.publishAsync('js/kept', large, { qos: 1, retain: true });
  const late = await mqtt.connectAsync(url, { ...options, clientId: `late ${name}` });
  const kept = messages(late, 1);
  await late.subscribeAsync('js/kept');
  assert.equal((await kept)[0].text, large);
  assert.equal((await kept)[0].packet.retain, true);
  await client.publishAsync('js/kept', '', { qos: 1, retain: true });
  await late.endAsync();

  const will = { topic: 'js/will', payload: 'gone', qos: 1 };
  const mortal = await mqtt.connectAsync(url, { ...options, clientId: `mortal ${name}`, will });
  // A will comes once for each subscription in MQTT 5, and js/+ sees it too.
  const sent = messages(client, 1);
  mortal.stream.destroy();
  assert.equal((await sent)[0].text, 'gone');

  await session(url, options, name);
  await client.endAsync();
  console.log(`${name} ok`);
}

async function session(url, options, name) {
  const lasting = {
    ...options,
    clientId: `lasting ${name}`,
    clean: false,
    ...(options.protocolVersion === 5 && { properties: { sessionExpiryInterval: 60 } }),
  };
  const first = await mqtt.connectAsync(url, lasting);
  await first.subscribeAsync('js/wait', { qos: 1 });
  await first.endAsync();
  const other = await mqtt.connectAsync(url, options);
  await other.publishAsync('js/wait', 'waited', { qos: 1 });
  await other.endAsync();
  const back = mqtt.connect(url, lasting);
  const waited = messages(back, 1);
  const [connack] = await once(back, 'connect');
  assert.equal(connack.sessionPresent, true);
  assert.equal((await waited)[0].text, 'waited');
  await back.endAsync();
}

for (const protocolVersion of [4, 5]) {
  await talk(`mqtt://127.0.0.1:${port}`, protocolVersion);
  await talk(`ws://127.0.0.1:${port}/mqtt`, protocolVersion);
}
clearTimeout(deadline);
