import { test } from 'node:test';
import assert from 'node:assert';
import { Buzzer } from 'hal:parts';
import { clock, rig } from 'sim:test';

const durations = (buzzer) => buzzer.heard.splice(0).map(({ duration }) => Math.round(duration));

test('it beeps, and says when it has', async () => {
  const buzzer = await Buzzer.open('buzzer');
  assert.strictEqual(await buzzer.beep(150), true);
  await clock.sleep('10ms');
  assert.deepStrictEqual(durations(rig.buzzer), [150]);
  await buzzer.close();
});

test('a pattern is sound and silence in turn', async () => {
  const buzzer = await Buzzer.open('buzzer');
  const began = clock.now();
  await buzzer.pattern([100, 50, 200], { times: 2 });
  assert.strictEqual(Math.round(clock.now() - began), 700);
  await clock.sleep('10ms');
  assert.deepStrictEqual(durations(rig.buzzer), [100, 300, 200], 'the end of one and the start of the next are one');
  await buzzer.close();
});

test('off ends a pattern', async () => {
  const buzzer = await Buzzer.open('buzzer');
  const playing = buzzer.pattern([100, 100], { times: Infinity });
  await clock.sleep('350ms');
  buzzer.off();
  assert.strictEqual(await playing, false);
  await clock.sleep('1s');
  assert.strictEqual(rig.buzzer.isSounding, false);
  await buzzer.close();
});

test('a passive one plays tones and notes', async () => {
  const speaker = await Buzzer.open('speaker', { passive: true });
  await speaker.tone(1000, 100);
  await speaker.tone('A4', 100);
  await speaker.tone('C5', 100);
  const heard = rig.speaker.heard.map(({ frequency }) => Math.round(frequency));
  assert.deepStrictEqual(heard, [1000, 440, 523]);
  await speaker.tone('A5');
  assert.strictEqual(Math.round(rig.speaker.frequency), 880);
  speaker.off();
  assert.strictEqual(rig.speaker.isSounding, false);
  assert.throws(() => speaker.tone('H4'), { code: 'ERR_OUT_OF_RANGE' });
  await speaker.close();
});

test('an active one has no other tone', async () => {
  const buzzer = await Buzzer.open('buzzer');
  assert.throws(() => buzzer.tone(440), { code: 'ERR_NO_TONES' });
  await buzzer.close();
});

test("the page's example", async () => {
  rig.buzzer.heard.length = 0;
  rig.speaker.heard.length = 0;
  await import('../examples/buzzer.js');
  assert.deepStrictEqual(durations(rig.buzzer), [200, 100, 400]);
  assert.deepStrictEqual(rig.speaker.heard.map(({ frequency }) => Math.round(frequency)), [523, 659, 784]);
});
