import assert from 'node:assert';
import test from 'node:test';

import serial from 'hal:serial';

import { FRAMING, KEYS, decode, encode } from '../../src/drivers/flexispot/frames.js';
import { faultOf, isLocked } from '../../src/drivers/flexispot/errors.js';
import { readText } from '../../src/identify/segments.js';

const bytes = (hex) => Uint8Array.from(hex.split(' '), (byte) => parseInt(byte, 16));
const hex = (frame) => Array.from(frame, (byte) => byte.toString(16).padStart(2, '0')).join(' ').toUpperCase();

test('the keys are what a handset answers', () => {
  assert.strictEqual(hex(KEYS.none), '9B 06 02 00 00 6C A1 9D');
  assert.strictEqual(hex(KEYS.up), '9B 06 02 01 00 FC A0 9D');
  assert.strictEqual(hex(KEYS.down), '9B 06 02 02 00 0C A0 9D');
});

const HEIGHTS = {
  '9B 07 12 07 86 3F 09 07 9D': [710, 'cm', 1],
  '9B 07 12 07 EF 6D A4 A8 9D': [795, 'cm', 1],
  '9B 07 12 06 3F 5B B2 24 9D': [1020, 'cm', 10],
  '9B 07 12 06 5B 06 8B CF 9D': [1210, 'cm', 10],
  '9B 07 12 66 FD 3F 27 74 9D': [1168.4, 'in', 2.54],
};

for (const [frame, [mm, unit, step]] of Object.entries(HEIGHTS)) {
  test(`${frame} is ${mm} mm, to ${step}`, () => {
    const [whole] = serial.framer(FRAMING).push(bytes(frame));
    const { type, height } = decode(whole);
    assert.strictEqual(type, 'display');
    assert.deepStrictEqual([height.mm, height.unit, height.step].map((one) => (one.toFixed ? Number(one.toFixed(2)) : one)), [mm, unit, step]);
  });
}

test('a longer display frame, as some send it, shows the same', () => {
  assert.strictEqual(decode(encode(0x12, [0x07, 0xed, 0x3f, 0, 0, 0])).height.mm, 750);
});

test('what is no height is a text: errors, the lock, and what means nothing', () => {
  const text = (frame) => decode(bytes(frame)).text;
  assert.match(faultOf(text('9B 07 12 79 3F 06 93 D4 9D')), /^E01: /);
  assert.match(faultOf(text('9B 07 12 50 6D 78 1B B8 9D')), /reset/);
  assert.match(faultOf(text('9B 07 12 77 6D 50 0E 08 9D')), /reset/);
  assert.match(faultOf(readText([0x76, 0x3f, 0x78])), /^HOT/);
  assert.strictEqual(isLocked(readText([0x38, 0x3f, 0x39])), true);
  for (const frame of ['9B 07 12 00 00 00 B8 94 9D', '9B 07 12 6D 40 00 A5 34 9D', '9B 07 12 6D 40 06 A7 B4 9D']) {
    assert.strictEqual(faultOf(text(frame)), null, frame);
    assert.strictEqual(isLocked(text(frame)), false, frame);
  }
});

test('the other frames of a box are told apart; a wrong sum is none', () => {
  assert.strictEqual(decode(bytes('9B 04 11 7C C3 9D')).type, 'poll');
  assert.strictEqual(decode(bytes('9B 04 13 BD 42 9D')).type, 'good-night');
  assert.strictEqual(decode(bytes('9B 04 15 BF C2 9D')).type, 'unknown');
  assert.deepStrictEqual(serial.framer(FRAMING).push(bytes('9B 04 11 7C C4 9D')), []);
});
