import assert from 'node:assert';
import test from 'node:test';

import * as frames from '../src/drivers/jiecang/frames.js';
import { describe } from '../src/drivers/jiecang/errors.js';

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ').toUpperCase();
const decode = (text) => frames.decode(Uint8Array.from(text.split(' '), (byte) => parseInt(byte, 16)));

test('commands are the bytes of the protocol', () => {
  assert.strictEqual(hex(frames.UP), 'F1 F1 01 00 01 7E');
  assert.strictEqual(hex(frames.DOWN), 'F1 F1 02 00 02 7E');
  assert.strictEqual(hex(frames.STOP), 'F1 F1 2B 00 2B 7E');
  assert.strictEqual(hex(frames.ASK_STATUS), 'F1 F1 07 00 07 7E');
  assert.strictEqual(hex(frames.ASK_RANGE), 'F1 F1 0C 00 0C 7E');
  assert.strictEqual(hex(frames.ASK_LIMITS), 'F1 F1 20 00 20 7E');
  assert.deepStrictEqual(frames.SAVE.map(hex), ['F1 F1 03 00 03 7E', 'F1 F1 04 00 04 7E', 'F1 F1 25 00 25 7E', 'F1 F1 26 00 26 7E']);
  assert.deepStrictEqual(frames.RECALL.map(hex), ['F1 F1 05 00 05 7E', 'F1 F1 06 00 06 7E', 'F1 F1 27 00 27 7E', 'F1 F1 28 00 28 7E']);
});

test('a go-to carries millimetres, also where its sum is the end byte', () => {
  assert.strictEqual(hex(frames.goTo(1100)), 'F1 F1 1B 02 04 4C 6D 7E');
  assert.strictEqual(hex(frames.goTo(720)), 'F1 F1 1B 02 02 D0 EF 7E');
  assert.strictEqual(hex(frames.goTo(1372)), 'F1 F1 1B 02 05 5C 7E 7E');
});

test('heights are read in millimetres or tenths of an inch', () => {
  assert.deepStrictEqual(decode('F2 F2 01 03 02 EE 07 FB 7E'), { type: 'height', height: { mm: 750, unit: 'cm' } });
  assert.deepStrictEqual(decode('F2 F2 01 03 05 06 07 16 7E'), { type: 'height', height: { mm: 1286, unit: 'cm' } });
  const { height } = decode('F2 F2 01 03 01 1B 0F 2F 7E');
  assert.strictEqual(height.unit, 'in');
  assert.ok(Math.abs(height.mm - 718.8) < 0.1);
});

test('0 and 9999 are no heights', () => {
  for (const value of [0, 9999, 200, 540, 1400]) assert.strictEqual(frames.readHeight(value), null, String(value));
});

test('what the box says about itself is read', () => {
  assert.deepStrictEqual(decode('F2 F2 07 04 05 14 02 8A B0 7E'), { type: 'range', max: 1300, min: 650 });
  assert.deepStrictEqual(decode('F2 F2 07 04 04 EF 02 6C 6C 7E'), { type: 'range', max: 1263, min: 620 });
  assert.deepStrictEqual(decode('F2 F2 0E 01 00 0F 7E'), { type: 'unit', unit: 'cm' });
  assert.deepStrictEqual(decode('F2 F2 1B 02 03 E8 08 7E'), { type: 'target', mm: 1000 });
  assert.deepStrictEqual(decode('F2 F2 1F 01 01 21 7E'), { type: 'lock', locked: true });
  assert.deepStrictEqual(decode('F2 F2 20 01 11 32 7E'), { type: 'limits', max: true, min: true });
  assert.deepStrictEqual(decode('F2 F2 23 01 01 25 7E'), { type: 'limit-hit', which: 'max' });
  assert.deepStrictEqual(decode('F2 F2 25 02 02 D0 F9 7E'), { type: 'preset', number: 1, mm: 720 });
  assert.deepStrictEqual(decode('F2 F2 02 01 01 04 7E'), { type: 'error', code: 1 });
  assert.deepStrictEqual(decode('F2 F2 04 00 04 7E'), { type: 'reset' });
  assert.deepStrictEqual(decode('F2 F2 40 00 40 7E'), { type: 'reset' });
});

test('a preset in counts of the motors has no height', () => {
  assert.deepStrictEqual(decode('F2 F2 25 02 14 0B 46 7E'), { type: 'preset', number: 1, mm: null });
});

test('frames that nobody has explained, and known ones of another length, change nothing', () => {
  assert.strictEqual(decode('F2 F2 05 02 FF FF 05 7E').type, 'unknown');
  assert.strictEqual(decode('F2 F2 01 02 02 EE F3 7E').type, 'unknown');
});

test('error codes have the names that the keypad shows', () => {
  assert.deepStrictEqual([1, 0x0d, 0x0e, 0x10].map((code) => describe(code).name), ['E01', 'E13', 'H01', 'LOCK']);
  assert.match(describe(7).text, /^E07: .*reset/);
});
