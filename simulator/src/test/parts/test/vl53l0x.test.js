import { mock, test } from 'node:test';
import assert from 'node:assert';
import { VL53L0X } from 'hal:parts';
import { clock, rig } from 'sim:test';
import world from 'sim:world';

test('it measures in millimetres, each time anew', async () => {
  const sensor = await VL53L0X.open('sensors');
  for (const distance of [350, 42, 1200]) {
    rig.light.distance = distance;
    assert.strictEqual(await sensor.read(), distance);
  }
  await sensor.close();
});

test('nothing in sight, or beyond max, is null', async () => {
  const sensor = await VL53L0X.open('sensors', { max: 1000 });
  rig.light.distance = null;
  assert.strictEqual(await sensor.read(), null);
  rig.light.distance = 1100;
  assert.strictEqual(await sensor.read(), null);
  await sensor.close();
});

test('a reading takes as long as the light needs to be counted', async () => {
  const sensor = await VL53L0X.open('sensors');
  rig.light.distance = 100;
  const began = clock.now();
  assert.deepStrictEqual(await Promise.all([sensor.read(), sensor.read()]), [100, 100]);
  assert.ok(clock.now() - began >= 66, `${clock.now() - began} ms`);
  await sensor.close();
});

test('another chip at its address is refused', async () => {
  const other = world.i2c('I2C1').registers(0x2a, { 0xc0: 0x12 });
  await assert.rejects(VL53L0X.open('sensors', { address: 0x2a }), { code: 'ENODEV', message: /is no VL53L0X/ });
  other.detach();
});

test('one that falls silent tells so, and works again', async () => {
  const sensor = await VL53L0X.open('sensors');
  rig.light.silent = true;
  await assert.rejects(sensor.read(), { code: 'ENXIO' });
  rig.light.silent = false;
  rig.light.distance = 77;
  assert.strictEqual(await sensor.read(), 77);
  await sensor.close();
});

test("the page's example", async () => {
  const said = mock.method(console, 'log', () => {});
  rig.light.distance = 350;
  await import('../examples/vl53l0x.js');
  assert.deepStrictEqual(said.mock.calls[0].arguments, ['350 mm']);
});
