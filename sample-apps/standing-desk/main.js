import process from 'node:process';

import gpio from 'hal:gpio';
import mqtt from 'hal:mqtt';
import serial from 'hal:serial';

import manifest from './package.json' with { type: 'json' };
import { readConfig } from './src/config.js';
import { Desk } from './src/desk/desk.js';
import { holdOffUpdates } from './src/desk/updates.js';
import { openDriver } from './src/drivers/index.js';
import { OwnPresets } from './src/drivers/own-presets.js';
import { Habits } from './src/habits/habits.js';
import { identify } from './src/identify/identify.js';
import { Panel } from './src/panel/panel.js';
import { Remote } from './src/remote/remote.js';

const MAKERS = { jiecang: 'Jiecang', flexispot: 'FlexiSpot' };

const [command, portName] = process.argv.slice(2);
if (command === 'identify') process.exit(await identify(serial, { port: portName }));
if (command) {
  console.error(`desk: "${command}" is no command; there is identify, or none to drive the desk`);
  process.exit(2);
}

const config = readConfig(process.env, manifest.config);

const driver = await openDriver(config.driver, { serial, gpio, presets: new OwnPresets(), config });
const desk = new Desk(driver, config);
holdOffUpdates(desk);
const habits = new Habits(desk, config.habits);

const button = await gpio.input('button', { debounce: 25 });
const led = await gpio.output('led', { initial: 0, safe: 0 });
const panel = new Panel({ desk, habits, button, led });

const remote = config.mqtt && connect(config);

driver.on('notice', (text) => console.log(`desk: ${text}`));
desk.on('ended', (reason) => console.log(`desk: ${reason} at ${desk.height / 10} cm`));
habits.on('remind', (minutes) => console.log(`desk: ${minutes} minutes of sitting; stand up`));
process.on('exit', () => desk.stop('exit'));
process.on('exit', () => habits.close());
process.once('SIGTERM', () => end(143));
process.once('SIGINT', () => end(130));

console.log(`desk: "${config.id}" is ${remote ? `controlled by topic desk/${config.id}/` : 'without MQTT_URL, local only'}`);

function connect({ id, driver, discovery, mqtt: broker }) {
  const client = mqtt.connect({ ...broker, ...Remote.session(id) });
  const complain = complaints();
  client.on('error', complain);
  client.on('reconnecting', ({ error }) => complain(error));
  return new Remote({ desk, habits, client, id, home: { prefix: discovery, version: manifest.version, maker: MAKERS[driver] } });
}

/** Says what keeps the broker away, not at every attempt again. */
function complaints() {
  let said;
  return ({ message }) => {
    if (message !== said) console.error(`desk: ${message}`);
    said = message;
  };
}

/** Stops first: saying goodbye may take its time. */
async function end(code) {
  desk.stop('exit');
  const closed = driver.close(); // now: the signal trips its port, and it is not to be opened anew
  panel.close();
  await remote?.close();
  await closed;
  process.exit(code);
}
