import assert from 'node:assert';
import test, { before, after } from 'node:test';
import { app, clock } from 'sim:test';

import { ask, framesSince, start, status, tell } from './support.js';

before(() => start());
after(() => app.stop());

const TOPICS = ['cmd', 'hold', 'height/set', 'position/set', 'preset/set', 'preset/save', 'lock/set'];
const BAD = {
  'nothing': ['', 'empty'],
  'spaces': ['  \n', 'empty'],
  'a megabyte': ['1'.repeat(1_000_000), 'too-large'],
  'no UTF-8': [Uint8Array.of(0xff, 0xfe, 0xfd), 'not-understood'],
  'half a JSON': ['{"value":', 'malformed'],
  'a JSON of something else': ['{"height":110}', 'malformed'],
  'a list': ['[110]', 'not-understood'],
  'a word': ['please', 'not-understood'],
  'not a number': ['NaN', 'not-understood'],
  'a negative number': ['-110', 'not-understood'],
};

for (const [what, [payload, reason]] of Object.entries(BAD)) {
  test(`${what} on any topic moves nothing and is answered`, async () => {
    const at = clock.now();
    for (const topic of TOPICS) assert.strictEqual((await ask(topic, payload)).reason, reason, topic);
    assert.deepStrictEqual(framesSince(at), []);
  });
}

test('without a response topic nobody is answered, and nothing breaks', async () => {
  await tell('height/set', 'please');
  await clock.sleep('100ms');
  assert.strictEqual(status().state, 'stopped');
});

test('after all of that it still does what it is told', async () => {
  assert.strictEqual((await ask('height/set', '{"value":"80","id":"x"}')).accepted, true);
  assert.deepStrictEqual(await ask('height/set', '{"value":"80","id":"x"}'), { accepted: true, reason: null, target: 80, id: 'x' });
});
