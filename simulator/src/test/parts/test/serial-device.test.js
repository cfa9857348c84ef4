import { test } from 'node:test';
import assert from 'node:assert';
import serial from 'hal:serial';
import { SerialDevice } from 'sim:parts';
import { clock, rig } from 'sim:test';

test('it answers each frame as it was told to, or not at all', async () => {
  const port = await serial.open('scale', { framing: { type: 'delimiter' } });
  const said = [];
  port.on('data', (line) => said.push(`${line}`));
  port.write('weight?\ntare\n');
  await clock.sleep('200ms');
  rig.scale.send('ready\n');
  await clock.sleep('200ms');
  assert.deepStrictEqual(said, ['72.5', 'ready']);
  assert.deepStrictEqual(rig.scale.view().values, { heard: 2, last: '74 61 72 65', garbage: 0, silent: false });
  rig.scale.controls.silent.set(true);
  port.write('weight?\n');
  await clock.sleep('200ms');
  assert.deepStrictEqual([rig.scale.heard, said.length], [3, 2]);
  rig.scale.controls.silent.set(false);
  await port.close();
});

test('what is no frame is counted, and the frame behind it is heard', async () => {
  const framing = { type: 'length', start: [0xf1], lengthAt: 1, lengthAdds: 3, max: 9, end: [0x7e] };
  const box = new SerialDevice({ port: 'UART2', framing, answer: ([, , command]) => [0xf2, command], describe: () => 'a word' });
  const port = await serial.open('scale');
  const said = [];
  port.on('data', (bytes) => said.push(...bytes));
  port.write([0x00, 0xf1, 0x01, 0x05, 0x7e]);
  await clock.sleep('200ms');
  await port.close();
  assert.deepStrictEqual(said, [0xf2, 0x05]);
  assert.deepStrictEqual(box.view(), { kind: 'serial-device', name: 'UART2', at: ['UART2'], values: { heard: 1, last: 'F1 01 05 7E', garbage: 1, silent: false } });
  assert.strictEqual(box.describe(), 'a word');
});

test('a framing that cannot be is refused when it is made', () => {
  assert.throws(() => new SerialDevice({ port: 'UART2' }), /SerialDevice needs framing/);
  assert.throws(() => new SerialDevice({ port: 'UART2', framing: { type: 'lines' } }), /lines/);
});
