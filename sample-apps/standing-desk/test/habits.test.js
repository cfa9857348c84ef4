import assert from 'node:assert';
import test, { beforeEach, afterEach } from 'node:test';
import { app, clock, mqtt } from 'sim:test';

import { ask, box, last, led, movesSince, rest, said, start, tell } from './support.js';

beforeEach(async () => {
  box.motors.height = 720;
  await start({ DESK_REMIND_AFTER: '30' });
});
afterEach(() => app.stop());

const habits = () => JSON.parse(last('habits') ?? 'null');
const reminders = () => said.filter(({ topic }) => topic === 'reminder');

/** Somebody was away for long enough, and sits down. */
async function comeBack() {
  await tell('present/set', 'OFF');
  await clock.sleep('7min');
  await tell('present/set', 'ON');
}

let before; // today's, from the tests before

test('sitting and standing are told in minutes, and movements counted', async () => {
  before = habits();
  await clock.sleep('10min');
  await tell('height/set', '110');
  await rest();
  await clock.sleep('5min');
  await tell('height/set', '72');
  await rest();
  const now = habits();
  assert.strictEqual(now.posture, 'sitting');
  assert.strictEqual(now.movesToday - before.movesToday, 2);
  assert.ok(now.sittingToday - before.sittingToday >= 10 && now.sittingToday - before.sittingToday <= 11, JSON.stringify(now));
  assert.strictEqual(now.standingToday - before.standingToday, 5);
  assert.ok(now.sittingWeek >= now.sittingToday && now.movesWeek >= now.movesToday);
});

test('they survive a restart, and all but the last ten minutes a power cut', async () => {
  await clock.sleep('21min');
  const { sittingToday, standingToday, movesToday } = habits();
  await app.stop();
  await start({ DESK_REMIND_AFTER: '30' });
  assert.deepStrictEqual([habits().sittingToday, habits().standingToday, habits().movesToday], [sittingToday, standingToday, movesToday]);
  await clock.sleep('25min');
  const lately = habits().sittingToday;
  await app.kill();
  await start({ DESK_REMIND_AFTER: '30' });
  assert.ok(lately - habits().sittingToday <= 10, `${lately} ${habits().sittingToday}`);
});

test('after so long a stretch there is a reminder, again ten minutes later, and the desk does not move', async () => {
  await comeBack();
  const at = clock.now();
  await clock.sleep('29min');
  assert.deepStrictEqual(reminders(), []);
  await clock.sleep('2min');
  assert.deepStrictEqual(JSON.parse(reminders()[0].text), { event_type: 'stand-up', sitting: 30 });
  assert.match(app.output, /30 minutes of sitting; stand up/);
  await clock.sleep('10min');
  assert.strictEqual(reminders().length, 2);
  assert.deepStrictEqual(movesSince(at), []);
});

test('the LED blinks twice now and then until somebody stands up', async () => {
  await clock.sleep('31min');
  const lit = [];
  for (let i = 0; i < 30; i += 1) {
    lit.push(led.on);
    await clock.sleep('100ms');
  }
  assert.ok(lit.filter(Boolean).length < 18 && lit.filter(Boolean).length > 6, lit.map(Number).join(''));
  await tell('height/set', '110');
  await rest();
  await clock.sleep('2s');
  assert.strictEqual(led.on, true);
});

test('whoever stood up begins a new stretch', async () => {
  await comeBack();
  await clock.sleep('20min');
  await tell('height/set', '110');
  await rest();
  await clock.sleep('3min');
  await tell('height/set', '72');
  await rest();
  await clock.sleep('20min');
  assert.deepStrictEqual(reminders(), []);
});

test('nobody is reminded who is not there, or behind a child lock', async () => {
  assert.strictEqual((await ask('present/set', 'OFF')).accepted, true);
  const { sittingToday } = habits();
  await clock.sleep('60min');
  assert.deepStrictEqual(reminders(), []);
  assert.strictEqual(habits().posture, 'away');
  assert.strictEqual(habits().sittingToday, sittingToday);
  await tell('present/set', 'ON');
  await tell('lock/set', 'ON');
  await clock.sleep('60min');
  assert.deepStrictEqual(reminders(), []);
});

test('with 0 minutes there is no reminder', async () => {
  await app.stop();
  await start({ DESK_REMIND_AFTER: '0' });
  await clock.sleep('2h');
  assert.deepStrictEqual(reminders(), []);
});

test('they are retained, and written to the broker once a minute at most', async () => {
  const count = said.filter(({ topic }) => topic === 'habits').length;
  await clock.sleep('30min');
  assert.ok(said.filter(({ topic }) => topic === 'habits').length - count <= 30);
  const { retain } = await mqtt.next('desk/ab12/habits');
  assert.strictEqual(retain, true);
});
