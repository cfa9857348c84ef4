import { mock, test } from 'node:test';
import assert from 'node:assert';
import { BME280 } from 'hal:parts';
import { clock, rig } from 'sim:test';
import world from 'sim:world';

test('it tells temperature, humidity and pressure', async () => {
  const sensor = await BME280.open('sensors');
  assert.deepStrictEqual(await sensor.read(), { temperature: 21.5, humidity: 45, pressure: 1013.25 });
  await sensor.close();
});

test('cold and hot, dry and wet, high and low', async () => {
  const sensor = await BME280.open('sensors', { oversampling: 4 });
  for (const [temperature, humidity, pressure] of [[-20, 10, 400], [0, 99, 1080], [60, 30, 950], [-5.25, 80.5, 1000.4]]) {
    Object.assign(rig.air, { temperature, humidity, pressure });
    const read = await sensor.read();
    assert.ok(Math.abs(read.temperature - temperature) < 0.02, `${read.temperature} °C`);
    assert.ok(Math.abs(read.humidity - humidity) < 0.05, `${read.humidity} %`);
    assert.ok(Math.abs(read.pressure - pressure) < 0.1, `${read.pressure} hPa`);
  }
  await sensor.close();
});

test("the datasheet's example comes out as it says", async () => {
  // Bosch's BMP280 datasheet, 3.12, whose formulas are the BME280's: 25.08 °C and 1006.53 hPa.
  chipWith({ temperature: 519888, pressure: 415148, humidity: 0x8000 });
  const sensor = await BME280.open('sensors', { address: 0x77 });
  const { temperature, pressure } = await sensor.read();
  assert.deepStrictEqual([temperature, pressure], [25.08, 1006.53]);
  await sensor.close();
});

test("humidity is what the datasheet's other formula, in whole numbers, makes of it", async () => {
  for (const humidity of [20000, 25000, 28000, 31000]) {
    chipWith({ temperature: 519888, pressure: 415148, humidity });
    const sensor = await BME280.open('sensors', { address: 0x77 });
    const read = await sensor.read();
    assert.ok(Math.abs(read.humidity - inWholeNumbers(humidity)) < 0.02, `${read.humidity} and ${inWholeNumbers(humidity)}`);
    await sensor.close();
  }
});

test('a chip that is another one is named', async () => {
  chipWith({ temperature: 0, pressure: 0, humidity: 0 }).set(0xd0, 0x58);
  await assert.rejects(BME280.open('sensors', { address: 0x77 }), {
    code: 'ENODEV',
    message: 'parts: BME280: what answers at 0x77 of sensors is a BMP280, which has no humidity; is the address right? [ENODEV]',
  });
});

test('where nothing answers, the bus says so, and is not kept', async () => {
  await assert.rejects(BME280.open('sensors', { address: 0x70 }), { code: 'ENXIO' });
  assert.throws(() => BME280.open('sensors', { address: 0x100 }), { code: 'ERR_OUT_OF_RANGE' });
  await assert.rejects(BME280.open('censors'), { code: 'ERR_ACCESS_DENIED' });
});

test('it is asked once for each reading, one after the other', async () => {
  const sensor = await BME280.open('sensors');
  const before = rig.air.measurements;
  const began = clock.now();
  await Promise.all([sensor.read(), sensor.read(), sensor.read()]);
  assert.strictEqual(rig.air.measurements - before, 3);
  assert.ok(clock.now() - began >= 30, `${clock.now() - began} ms`);
  await sensor.close();
});

test("the page's example", async () => {
  const said = mock.method(console, 'log', () => {});
  Object.assign(rig.air, { temperature: 21.5, humidity: 45, pressure: 1013.25 });
  await import('../examples/bme280.js');
  assert.deepStrictEqual(said.mock.calls[0].arguments, ['21.5 °C, 45 %, 1013.25 hPa']);
});

let place;

/** A chip at 0x77 with the calibration of the datasheet's example, and these raw values. */
function chipWith({ temperature, pressure, humidity }) {
  const words = [27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000];
  const bits = (raw) => [raw >> 12, (raw >> 4) & 0xff, (raw & 15) << 4];
  place?.detach();
  place = world.i2c('I2C1').registers(0x77, {
    0xd0: 0x60,
    0x88: words.flatMap((word) => [word & 0xff, (word >> 8) & 0xff]),
    0xa1: 75,
    0xe1: [0x6a, 0x01, 0x00, 0x13, 0x29, 0x03, 0x1e],
    0xf7: [...bits(pressure), ...bits(temperature), humidity >> 8, humidity & 0xff],
  });
  return place;
}

/** Section 4.2.3, with the same calibration; t_fine is that of the example. */
function inWholeNumbers(raw) {
  const [h1, h2, h3, h4, h5, h6] = [75, 0x016a, 0, (0x13 << 4) | 9, (0x03 << 4) | 2, 0x1e].map(BigInt);
  const x = 128422n - 76800n;
  const first = ((BigInt(raw) << 14n) - (h4 << 20n) - h5 * x + 16384n) >> 15n;
  const second = ((((((x * h6) >> 10n) * (((x * h3) >> 11n) + 32768n)) >> 10n) + 2097152n) * h2 + 8192n) >> 14n;
  let v = first * second;
  v -= ((((v >> 15n) * (v >> 15n)) >> 7n) * h1) >> 4n;
  if (v < 0n) v = 0n;
  if (v > 419430400n) v = 419430400n;
  return Number(v >> 12n) / 1024;
}
