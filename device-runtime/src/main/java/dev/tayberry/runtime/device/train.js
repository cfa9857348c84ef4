// What apps do, once each; see Train.
import { setTimeout as wait } from 'node:timers/promises';
import fs from 'node:fs/promises';
import 'node:assert';
import 'node:events';
import 'node:os';
import 'node:path';
import 'node:stream';
import 'node:url';
import 'node:util';
import device from 'hal:device';
import gpio from 'hal:gpio';
import mqtt from 'hal:mqtt';
import 'hal:i2c';
import 'hal:parts';
import 'hal:pwm';
import 'hal:serial';
import 'hal:spi';

const led = await gpio.output('led', { initial: 0 });
await led.write(1);
await led.close();
// Nobody listens there: a client that tries in vain is most of one that does not.
const client = mqtt.connect({ url: 'mqtt://127.0.0.1:1' });
client.on('error', () => {});
device.ready();
await fs.readdir(process.cwd());
console.error(`${Buffer.from(JSON.stringify({ a: 1.5 })).toString('hex')} %o`, { a: [1, new Date()] });
await wait(500);
await client.close();
