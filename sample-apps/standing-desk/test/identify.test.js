import assert from 'node:assert';
import test, { afterEach } from 'node:test';
import { app, board, clock } from 'sim:test';

import { ask, box, framesSince, start, status } from './support.js';

const uart = board.serial('UART2');

let speaker;

afterEach(() => {
  clearInterval(speaker);
  box.wire.mute = false;
  uart.baudRate = 9600;
});

/** Runs the command to its end; what it said, and its exit code. */
async function identify(...args) {
  const before = app.output.length;
  app.start({ args: ['identify', ...args] }).catch(() => {}); // it ends before it has started
  await clock.sleep('100ms');
  const { code } = await app.exited;
  return { code, said: app.output.slice(before) };
}

/** Something else is at the port: it says this again and again. */
function speaking(bytes, baudRate = 9600) {
  box.wire.mute = true;
  uart.baudRate = baudRate;
  speaker = setInterval(() => uart.write(bytes), 200);
}

test('a Jiecang box and its height are named, and not one byte is sent', async () => {
  box.motors.height = 823;
  const sent = [];
  uart.on('data', (bytes) => sent.push(...bytes));
  const { code, said } = await identify();
  assert.strictEqual(code, 0);
  assert.match(said, /Jiecang, framed dialect .* at 9600 baud/);
  assert.match(said, /its height is 82\.3 cm/);
  assert.deepStrictEqual(sent, []);
  assert.strictEqual(Math.round(box.height), 823);
});

test('silence is told, with what to look at', async () => {
  box.wire.mute = true;
  const { code, said } = await identify();
  assert.strictEqual(code, 4);
  assert.match(said, /silence\. Wake the desk with its handset/);
});

const OTHERS = {
  'the display line of the handset port': [[0x01, 0x01, 0x02, 0xbc], 9600, '70.0'],
  'Autonomous SmartDesk 2': [[0x98, 0x98, 0x00, 0x00, 0x4b, 0x4b], 9600, '74.9'],
  'Winner (DIGITUS)': [Array.from(':D71.10B;', (c) => c.charCodeAt(0)), 19200, '71.1'],
};

for (const [name, [bytes, baudRate, height]] of Object.entries(OTHERS)) {
  test(`another box is named, and that it is not driven: ${name}`, async () => {
    speaking(bytes, baudRate);
    const { code, said } = await identify();
    assert.strictEqual(code, 3, said);
    assert.ok(said.includes(name), said);
    assert.ok(said.includes(`height is ${height} cm`), said);
    assert.match(said, /will not move it/);
  });
}

test('bytes that are no dialect are shown, with the likeliest rate', async () => {
  speaking([0x55, 0x12, 0x34, 0x0d]);
  const { code, said } = await identify();
  assert.strictEqual(code, 4);
  assert.match(said, /at 9600 baud \d+ bytes, 0 without a stop bit: 55 12 34 0D/);
  assert.match(said, /9600 baud is the most likely/);
});

test('the app refuses to move a box that speaks otherwise, and says which it is', async () => {
  speaking([0x9b, 0x07, 0x12, 0x07, 0xed, 0x3f, 0x39, 0x28, 0x9d]);
  await start();
  await clock.sleep('3s');
  assert.match(status().error, /^wrong-box: this is Loctek/);
  const at = clock.now();
  assert.strictEqual((await ask('height/set', '110')).accepted, false);
  await clock.sleep('20s');
  assert.deepStrictEqual(framesSince(at), []);
  await app.stop();
});

test('a slip of the pen drives no desk', async () => {
  await assert.rejects(app.start({ args: ['identfy'] }), /"identfy" is no command/);
});
