// What apps do, once each; see TrainCommand.
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import fs from 'node:fs/promises';
import 'node:assert';
import 'node:os';
import 'node:path';
import 'node:stream';
import 'node:url';
import 'node:util';
import mqtt from 'hal:mqtt';
import 'hal:gpio';
import 'hal:serial';
import 'sim:world';

const client = mqtt.connect({ url: process.env.MQTT_URL, will: { topic: 'gone', payload: 'yes' } });
await once(client, 'connect');
const received = new Promise((resolve) => client.subscribe('a/+', { qos: 1 }, resolve));
await client.publish('a/b', JSON.stringify({ a: 1.5 }), { qos: 1, retain: true });
await received;
await client.close();
await fs.readdir(process.cwd());
console.error(`${Buffer.from('abc').toString('hex')} %o`, { a: [1, new Date()] });
await wait(5);
process.exitCode = 0;
