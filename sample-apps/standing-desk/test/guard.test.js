import assert from 'node:assert';
import test from 'node:test';

import { Guard } from '../src/desk/guard.js';

/** Feeds heights, five a second, and gives the first verdict. */
function verdict(move, heights) {
  const guard = new Guard(move, 0);
  for (const [index, height] of heights.entries()) {
    const now = index * 200;
    if (height !== null) guard.report(height, now);
    const found = guard.check(now);
    if (found) return found;
  }
  return null;
}

const up = { from: 700, sign: 1, target: 1100 };
const down = { from: 700, sign: -1, target: 650 };
const hold = { from: 700, sign: 1, target: null };
const ramp = (from, to, step) => Array.from({ length: Math.abs((to - from) / step) + 1 }, (_, i) => from + i * step * Math.sign(to - from));
const still = (height, seconds) => Array(seconds * 5 + 1).fill(height);

test('a movement that comes to rest at its target has arrived', () => {
  assert.strictEqual(verdict(up, [...still(700, 1), ...ramp(700, 1100, 5), ...still(1100, 1)]), 'arrived');
  assert.strictEqual(verdict(up, [...ramp(700, 1095, 5), 1098, ...still(1098, 1)]), 'arrived', 'a box may miss by a little');
});

test('a small movement has not arrived before it has begun', () => {
  assert.strictEqual(verdict({ from: 700, sign: 1, target: 703 }, still(700, 3)), null);
});

test('a desk that does not move at all is stalled', () => {
  assert.strictEqual(verdict(up, still(700, 3)), null);
  assert.strictEqual(verdict(up, still(700, 5)), 'stalled');
});

test('two seconds without a change end a movement', () => {
  assert.strictEqual(verdict(hold, [...ramp(700, 800, 5), ...still(800, 3)]), 'stalled');
  assert.strictEqual(verdict(up, [...ramp(700, 800, 5), ...still(800, 3)]), 'interrupted');
});

test('a rest between two attempts of the driver is none of them; the attempt itself is', () => {
  const guard = new Guard(up, 0);
  for (const [index, height] of ramp(700, 1090, 5).entries()) guard.report(height, index * 200);
  const rested = 78 * 200;
  for (const now of [rested + 1000, rested + 2000, rested + 3000]) {
    guard.report(1090, now);
    assert.strictEqual(guard.check(now, now), null, `${now - rested}`);
  }
  const again = rested + 3000;
  for (const now of [again + 1000, again + 2000, again + 2100]) guard.report(1090, now);
  assert.strictEqual(guard.check(again + 2000, again), null);
  assert.strictEqual(guard.check(again + 2100, again), 'interrupted');
});

test('where it begins is what the first report says: the height before may be old', () => {
  assert.strictEqual(verdict(down, [...still(709, 1), ...ramp(709, 650, 5), ...still(650, 1)]), 'arrived');
  assert.strictEqual(verdict(down, [709, 710, 711, 712, 713, 714]), 'wrong-direction');
  assert.strictEqual(verdict(down, [760]), 'height-jump');
});

test('the wrong direction is noticed within half a centimetre', () => {
  assert.strictEqual(verdict(up, ramp(700, 695, 1)), 'wrong-direction');
  assert.strictEqual(verdict(down, ramp(700, 705, 1)), 'wrong-direction');
  assert.strictEqual(verdict(hold, ramp(700, 695, 1)), 'wrong-direction');
});

test('going back after having moved is a collision', () => {
  assert.strictEqual(verdict(up, [...ramp(700, 800, 5), ...ramp(800, 790, 2)]), 'collision');
});

test('a correction near the target is neither', () => {
  assert.strictEqual(verdict(up, [...ramp(700, 1100, 5), 1105, 1108, 1104, 1100, ...still(1100, 1)]), 'arrived');
});

test('a jump of more than 50 mm in one report ends it', () => {
  assert.strictEqual(verdict(up, [700, 705, 760]), 'height-jump');
  assert.strictEqual(verdict(up, [700, 705, 755]), null);
});

test('passing the target by far means that somebody else drives', () => {
  assert.strictEqual(verdict(down, ramp(700, 630, 5)), 'interrupted');
});

test('silence ends it', () => {
  assert.strictEqual(verdict(up, [...ramp(700, 720, 5), ...Array(9).fill(null)]), 'silent');
});

test('a burst of noise ends it, a crackle does not', () => {
  const guard = new Guard(up, 0);
  for (const now of [0, 500, 1000, 1500, 2000]) guard.noise(now);
  assert.strictEqual(guard.check(2000), null);
  for (const now of [2100, 2200, 2300]) guard.noise(now);
  assert.strictEqual(guard.check(2300), 'noise');
});

test('a desk that creeps does not creep for ever', () => {
  assert.strictEqual(verdict({ from: 700, sign: 1, target: 730 }, Array.from({ length: 100 }, (_, i) => 700 + Math.floor(i / 5))), 'timeout');
});
