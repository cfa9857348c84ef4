import assert from 'node:assert';
import test, { afterEach } from 'node:test';
import { app, clock } from 'sim:test';

import { Refusals } from '../src/remote/refusals.js';
import { ask, start, tell } from './support.js';

const lines = (from) => app.output.slice(from).split('\n').filter((line) => line.includes('refused'));

afterEach(() => app.stop());

test('a newcomer reads on the console why nothing moves, and what to do', async () => {
  await start({ DESK_ARMING: 'button' });
  const from = app.output.length;
  await ask('height/set', '110');
  assert.deepStrictEqual(lines(from), [
    'desk: height/set 110 is refused (not-armed); press the button at the desk first',
  ]);
});

test('so he does where the box has not told its height yet', async () => {
  const from = app.output.length;
  await app.start({ env: { DESK_ID: 'ab12' } });
  await clock.until(() => app.output.slice(from).includes('is controlled by'));
  await clock.sleep('20ms');
  await tell('height/set', '110');
  await clock.sleep('50ms');
  assert.match(lines(from).join('\n'), /^desk: height\/set 110 is refused \((offline|height-unknown)\); /);
});

test('a command that is accepted is not mentioned', async () => {
  await start();
  const from = app.output.length;
  await ask('height/set', '110');
  assert.deepStrictEqual(lines(from), []);
});

test('a key that is held is refused four times a second, and said every ten', async () => {
  await start({ DESK_ARMING: 'button' });
  const from = app.output.length;
  for (let i = 0; i < 50; i++) {
    await tell('hold', 'UP');
    await clock.sleep('250ms');
  }
  const said = lines(from);
  assert.match(said[0], /^desk: hold UP is refused \(not-armed\); press/);
  assert.ok(said.length >= 2 && said.length <= 4, said.join('\n'));
  assert.match(said.join('\n'), /\(\w+, \d+ more since\)/);
});

test('what anybody sends is shown as one short line without control characters', () => {
  const said = [];
  const refusals = new Refusals((text) => said.push(text));
  refusals.tell('cmd', `\u001b[2J\n${'x'.repeat(500)}`, 'not-understood');
  refusals.tell('cmd', '', 'empty');
  assert.match(said[0], /^desk: cmd "\\u001b\[2J\\n?x+/);
  assert.ok(said[0].length < 160, said[0]);
  assert.strictEqual(said[1], 'desk: cmd is refused (empty); it says nothing');
});
