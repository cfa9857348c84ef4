// On the wire: the port cuts by length. Each of these heights has the end byte 7E among its own.

import assert from 'node:assert';
import test, { before } from 'node:test';
import { clock } from 'sim:test';

import { box, handset, last, start, status } from './support.js';

before(() => start());

for (const height of [638, 894, 1150]) {
  test(`${height} mm is read whole`, async () => {
    box.wire.misreport = height;
    handset.tap();
    await clock.sleep('1s');
    assert.strictEqual(last('height'), (height / 10).toFixed(1));
  });
}

test('noise between the frames costs none of them', async () => {
  box.wire.misreport = 638;
  handset.tap();
  for (let i = 0; i < 10; i += 1) {
    box.wire.noise(5);
    await clock.sleep('100ms');
  }
  box.wire.misreport = 700;
  await clock.sleep('300ms');
  assert.strictEqual(last('height'), '70.0');
});

test('a truncated frame costs only itself', async () => {
  handset.tap();
  box.wire.truncated(5);
  box.wire.misreport = 701;
  await clock.sleep('500ms');
  assert.strictEqual(last('height'), '70.1');
});

test('0 and 9999 are not believed', async () => {
  for (const height of [0, 9999]) {
    box.wire.misreport = height;
    handset.tap();
    await clock.sleep('1s');
    assert.strictEqual(last('height'), '70.1');
  }
  assert.strictEqual(status().link, true);
});
