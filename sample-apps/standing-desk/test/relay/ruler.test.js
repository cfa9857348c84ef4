import assert from 'node:assert';
import test from 'node:test';

import { desk } from './wired.js';
import { Ruler } from '../../src/drivers/relay/ruler.js';

const ends = { bottom: { height: 62, reads: 60 }, top: { height: 127, reads: 120 } };

for (const sensor of ['hc-sr04', 'vl53l0x']) {
  test(`what the ${sensor} reads becomes a height between two that were measured`, async () => {
    desk.noise = 0;
    const ruler = await Ruler.open({ sensor, ...ends });
    for (const [reads, height] of [[600, 620], [1200, 1270], [900, 945]]) {
      desk.motors.height = reads;
      assert.ok(Math.abs((await ruler.read()) - height) <= 2, `${reads}`);
    }
    assert.deepStrictEqual(ruler.range, { min: 620, max: 1270 });
    await ruler.close();
  });
}

test('a calibration that cannot be is refused, with what is wanted', async () => {
  await assert.rejects(Ruler.open(undefined), /relay\.sensor is one of hc-sr04, vl53l0x/);
  await assert.rejects(Ruler.open({ sensor: 'hc-sr04', bottom: ends.bottom }), /relay\.top needs a height/);
  await assert.rejects(Ruler.open({ sensor: 'hc-sr04', bottom: ends.top, top: ends.bottom }), /top has to be above/);
});
