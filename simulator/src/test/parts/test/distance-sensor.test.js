import { mock, test } from 'node:test';
import assert from 'node:assert';
import { DistanceSensor } from 'hal:parts';
import { clock, rig } from 'sim:test';

const wires = { trigger: 'trigger', echo: 'echo' };

test('it measures in millimetres', async () => {
  const sensor = await DistanceSensor.open(wires);
  for (const distance of [25, 300, 1234, 3900]) {
    rig.sonar.distance = distance;
    assert.strictEqual(await sensor.read(), distance);
  }
  await sensor.close();
});

test('nothing in its way, or beyond its range, is null', async () => {
  const sensor = await DistanceSensor.open({ ...wires, max: 2000 });
  rig.sonar.distance = null;
  assert.strictEqual(await sensor.read(), null);
  rig.sonar.distance = 2100;
  assert.strictEqual(await sensor.read(), null);
  await sensor.close();
});

test('one wrong echo among the samples is nothing', async () => {
  const sensor = await DistanceSensor.open({ ...wires, samples: 3 });
  rig.sonar.distance = 500;
  const reading = sensor.read();
  await clock.sleep('62ms');
  rig.sonar.distance = 50;
  await clock.sleep('40ms');
  rig.sonar.distance = 500;
  assert.strictEqual(await reading, 500);
  await sensor.close();
});

test('readings that are asked for at once come one after the other', async () => {
  const sensor = await DistanceSensor.open({ ...wires, samples: 1 });
  rig.sonar.distance = 700;
  assert.deepStrictEqual(await Promise.all([sensor.read(), sensor.read(), sensor.read()]), [700, 700, 700]);
  await sensor.close();
});

test('one that is not there times out', async () => {
  const sensor = await DistanceSensor.open(wires);
  rig.sonar.isWired = false;
  await assert.rejects(sensor.read(), { code: 'ETIMEDOUT', message: /trigger\/echo does not answer; is it wired/ });
  rig.sonar.isWired = true;
  rig.sonar.distance = 100;
  assert.strictEqual(await sensor.read(), 100);
  await sensor.close();
});

test('warm air is quicker', async () => {
  const sensor = await DistanceSensor.open({ ...wires, temperature: 40 });
  rig.sonar.distance = 1000;
  assert.strictEqual(await sensor.read(), Math.round(1000 * 355.54 / 343.42));
  await sensor.close();
});

test("the page's example", async () => {
  const said = mock.method(console, 'log', () => {});
  rig.sonar.distance = 420;
  await import('../examples/distance-sensor.js');
  assert.deepStrictEqual(said.mock.calls[0].arguments, ['420 mm']);
});
