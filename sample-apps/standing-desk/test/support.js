// What the tests of the whole app share: an app that runs, a client that speaks to it, and what it says.

import { app, clock, mqtt, rig } from 'sim:test';

export const { box, button, cable, handset, led } = rig;

const ID = 'ab12';
const topic = (name) => `desk/${ID}/${name}`;

/** Everything the app has published, the newest last: { topic, text, retain, at }. */
export const said = [];

await mqtt.subscribe(topic('#'), ({ topic, text }) => {
  said.push({ topic: topic.replace(`desk/${ID}/`, ''), text, at: clock.now() });
});

/** Starts the app at a desk at rest, and lets it greet the box. */
export async function start(env = {}) {
  await clock.until(() => !box.motors.running);
  said.length = 0;
  await app.start({ env: { DESK_ID: ID, DESK_DRIVER: rig.desk, ...env } });
  await clock.sleep('1s');
}

/** The same at a desk that stands there, without a new start where the app runs: it looks as if a hand had moved it. */
export async function startAt(mm) {
  box.motors.height = mm;
  if (!app.isRunning) return start();
  await clock.sleep('300ms');
  box.touch();
  await clock.sleep('1500ms');
  said.splice(0, said.length, ...said.filter(({ topic }) => topic === 'status').slice(-1));
}

export const tell = (name, payload, options) => mqtt.publish(topic(name), payload, options);

/** Tells, and gives the answer. */
export async function ask(name, payload, options) {
  const [answer] = await Promise.all([mqtt.request(topic(name), payload, options), clock.sleep('50ms')]);
  return answer.json();
}

export const last = (name) => said.findLast((one) => one.topic === name)?.text;

export const status = () => JSON.parse(last('status') ?? 'null');

/** The frames that the box has heard since a moment, and when each was complete. */
export const framesSince = (at) => box.wire.heard.filter((one) => one.at >= at);

export const STOP = 'F1 F1 2B 00 2B 7E';
export const UP = 'F1 F1 01 00 01 7E';
export const DOWN = 'F1 F1 02 00 02 7E';

const MOVES = [0x01, 0x02, 0x05, 0x06, 0x1b, 0x27, 0x28];

/** The frames since a moment that move a desk. */
export const movesSince = (at) => framesSince(at).filter((one) => MOVES.includes(one.command));

/** Until the desk has come to rest, however it was moved. */
export async function rest() {
  await clock.sleep('300ms');
  await clock.until(() => !box.motors.running && status().state === 'stopped', { within: '60s' });
}
