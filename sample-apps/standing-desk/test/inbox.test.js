import assert from 'node:assert';
import test, { beforeEach } from 'node:test';

import { COMMANDS } from '../src/remote/commands.js';
import { Inbox } from '../src/remote/inbox.js';

let done;
let inbox;

const answer = (target) => ({ accepted: true, reason: null, target });
const desk = {
  target: null,
  limits: { min: 620, max: 1270 },
  goTo: (mm) => (done.push(mm), answer(mm)),
  stop: () => (done.push('stop'), answer(null)),
  hold: (direction) => (done.push(direction), answer(null)),
  release: () => (done.push('release'), answer(null)),
};

beforeEach(() => {
  done = [];
  inbox = new Inbox(desk);
});

const take = (topic, text, more = {}) =>
  inbox.take({ topic: `desk/ab12/${topic}`, payload: Buffer.from(text), retain: false, duplicate: false, ...more }, COMMANDS[topic].read);

test('an answer says what was made of the command, in centimetres', () => {
  assert.deepStrictEqual(take('height/set', '{"value":110,"id":"a"}'), { accepted: true, reason: null, target: 110, id: 'a' });
  assert.deepStrictEqual(take('height/set', 'x'), { accepted: false, reason: 'not-understood', target: null, id: null });
  assert.deepStrictEqual(done, [1100]);
});

test('a retained command moves nothing', () => {
  for (const [topic, text] of [['height/set', '110'], ['hold', 'UP'], ['cmd', 'OPEN']]) {
    assert.strictEqual(take(topic, text, { retain: true }).reason, 'retained');
  }
  assert.deepStrictEqual(done, []);
});

test('an expired command does nothing', () => {
  assert.strictEqual(take('height/set', `{"value":110,"expires":${Date.now() - 1}}`).reason, 'expired');
  assert.strictEqual(take('height/set', '110', { expiresAt: Date.now() - 1 }).reason, 'expired');
  assert.deepStrictEqual(done, []);
  assert.strictEqual(take('height/set', `{"value":110,"expires":${Date.now() + 1000}}`).accepted, true);
});

test('stop and release come never too late', () => {
  take('cmd', `{"value":"STOP","expires":${Date.now() - 1}}`);
  take('hold', 'RELEASE', { expiresAt: Date.now() - 1 });
  take('cmd', 'STOP', { retain: true });
  assert.deepStrictEqual(done, ['stop', 'release', 'stop']);
});

test('a command delivered a second time acts once and is answered twice', () => {
  const first = take('height/set', '{"value":110,"id":7}');
  assert.deepStrictEqual(take('height/set', '{"value":110,"id":7}', { duplicate: true }), first);
  assert.strictEqual(take('height/set', '110', { duplicate: true }).reason, 'duplicate');
  assert.deepStrictEqual(done, [1100]);
});

test('the same id in another command is another command', () => {
  take('height/set', '{"value":110,"id":1}');
  take('height/set', '{"value":90,"id":1}');
  take('position/set', '{"value":90,"id":1}');
  assert.strictEqual(done.length, 3);
});

test('STOP acts every time', () => {
  take('cmd', '{"value":"STOP","id":1}');
  take('cmd', '{"value":"STOP","id":1}', { duplicate: true });
  assert.deepStrictEqual(done, ['stop', 'stop']);
});

test('it does not remember for ever', () => {
  for (let id = 0; id < 150; id += 1) take('height/set', `{"value":110,"id":${id}}`);
  take('height/set', '{"value":110,"id":0}');
  assert.strictEqual(done.length, 151);
});
