import assert from 'node:assert';
import test from 'node:test';

import { parseHeight, toPosition, writeHeight } from '../src/lengths.js';
import { parseCommand } from '../src/remote/command.js';
import { COMMANDS } from '../src/remote/commands.js';

const parse = (text) => parseCommand(Buffer.from(text));

test('a command is plain or JSON', () => {
  assert.deepStrictEqual(parse('110'), { value: '110', id: null, expires: null, reason: null });
  assert.deepStrictEqual(parse(' STOP\n').value, 'STOP');
  assert.deepStrictEqual(parse('{"value":110,"id":"7","expires":5}'), { value: '110', id: '7', expires: 5, reason: null });
});

test('what is no command is told apart', () => {
  assert.strictEqual(parse('').reason, 'empty');
  assert.strictEqual(parse('   ').reason, 'empty');
  assert.strictEqual(parse('{"value":').reason, 'malformed');
  assert.strictEqual(parse('{"id":"7"}').reason, 'malformed');
  assert.strictEqual(parse('{"value":{"deep":1}}').reason, 'malformed');
  assert.strictEqual(parse('{"value":1,"expires":"soon"}').reason, 'malformed');
  assert.strictEqual(parse('{"value":1,"id":[1]}').reason, 'malformed');
  assert.strictEqual(parse('1'.repeat(2000)).reason, 'too-large');
});

test('heights are centimetres unless they say otherwise', () => {
  assert.strictEqual(parseHeight('110'), 1100);
  assert.strictEqual(parseHeight('110.5cm'), 1105);
  assert.strictEqual(parseHeight('1105 mm'), 1105);
  assert.strictEqual(Math.round(parseHeight('43.3in')), 1100);
});

test('what is no number is no height', () => {
  for (const text of ['', 'high', '0x6E', '1e2', '-5', '+5', 'NaN', 'Infinity', '1,5', '11 0', '110 ft', '--1']) {
    assert.strictEqual(parseHeight(text), null, text);
  }
});

test('topics refuse what means nothing to them', () => {
  const wrong = {
    cmd: ['open the door', '', 'constructor', '__proto__'],
    hold: ['LEFT'],
    'height/set': ['tall'],
    'position/set': ['101', '-1', '50%', '1.5'],
    'preset/set': ['0', '5', 'one', '1.0'],
    'preset/save': ['0', '5'],
    'present/set': ['MAYBE', 'home'],
    'lock/set': ['MAYBE', '1'],
  };
  assert.deepStrictEqual(Object.keys(wrong), Object.keys(COMMANDS));
  for (const [topic, values] of Object.entries(wrong)) {
    for (const value of values) assert.strictEqual(COMMANDS[topic].read(value), null, `${topic} ${value}`);
  }
});

test('heights and positions are written as they are promised', () => {
  assert.strictEqual(writeHeight(1100), '110.0');
  assert.strictEqual(writeHeight(718.8), '71.9');
  assert.strictEqual(toPosition(620, { min: 620, max: 1270 }), 0);
  assert.strictEqual(toPosition(1300, { min: 620, max: 1270 }), 100);
  assert.strictEqual(toPosition(null, { min: 620, max: 1270 }), null);
});
