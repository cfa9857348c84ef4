import { test } from 'node:test';
import assert from 'node:assert';
import { once } from 'node:events';
import { Led } from 'hal:parts';
import { clock, rig } from 'sim:test';

test('a light goes on, off, and the other way', async () => {
  const led = await Led.open('led');
  assert.strictEqual(rig.led.on, false);
  led.on();
  assert.deepStrictEqual([rig.led.on, led.isOn], [true, true]);
  led.off();
  assert.deepStrictEqual([rig.led.on, led.isOn], [false, false]);
  led.toggle();
  assert.strictEqual(rig.led.on, true);
  await led.close();
  assert.strictEqual(rig.led.on, false, 'its safe level');
});

test('it blinks so many times, and says when it has', async () => {
  const led = await Led.open('led');
  const seen = [];
  rig.led.watch(({ on }) => seen.push([on, clock.now()]));
  const began = clock.now();
  assert.strictEqual(await led.blink({ on: 100, off: 50, times: 3 }), true);
  const times = seen.map(([on, time]) => [on, Math.round(time - began)]);
  assert.deepStrictEqual(times, [[true, 0], [false, 100], [true, 150], [false, 250], [true, 300], [false, 400]]);
  await led.close();
});

test('a word ends its blinking', async () => {
  const led = await Led.open('led');
  const blinking = led.blink();
  await clock.sleep('1200ms');
  led.off();
  assert.strictEqual(await blinking, false);
  await clock.sleep('2s');
  assert.strictEqual(rig.led.on, false);
  await led.close();
});

test('closing ends its blinking, and is idempotent', async () => {
  const led = await Led.open('led');
  const blinking = led.blink();
  const closed = once(led, 'close');
  await Promise.all([led.close(), led.close(), led[Symbol.asyncDispose]()]);
  await closed;
  assert.strictEqual(await blinking, false);
  assert.throws(() => led.on(), { code: 'EBADF' });
});

test('a dimmable one has brightness, and fades', async () => {
  const lamp = await Led.open('lamp', { dimmable: true });
  lamp.brightness = 0.25;
  assert.deepStrictEqual([lamp.brightness, rig.lamp.brightness], [0.25, 0.25]);
  const fading = lamp.fade(1, { duration: 1000 });
  await clock.sleep('500ms');
  assert.ok(rig.lamp.brightness > 0.55 && rig.lamp.brightness < 0.7, `${rig.lamp.brightness}`);
  assert.strictEqual(await fading, true);
  assert.strictEqual(rig.lamp.brightness, 1);
  assert.deepStrictEqual(rig.lamp.view(), {
    kind: 'led', name: 'GPIO18', at: ['GPIO18'], values: { on: true, brightness: 1, colour: '#ff3b30' },
  });
  await lamp.close();
});

test('another one says how to make it dimmable', async () => {
  const led = await Led.open('led');
  assert.throws(() => (led.brightness = 0.5), {
    code: 'ERR_NOT_DIMMABLE',
    message: 'parts: Led: led is on or off; open it with { dimmable: true } [ERR_NOT_DIMMABLE]',
  });
  await led.close();
});

test('wrong options throw at once, and what is not in the manifest rejects', async () => {
  assert.throws(() => Led.open(27), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => Led.open('led', { dimable: true }), /there is no option dimable; it has dimmable, frequency, brightness/);
  assert.throws(() => Led.open('led', { brightness: 2 }), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
  await assert.rejects(Led.open('lead'), { code: 'ERR_ACCESS_DENIED' });
});

test('it can be listened to like any emitter, and be extended', async () => {
  class Lantern extends Led {}
  const lantern = await Lantern.open('led');
  assert.ok(lantern instanceof Lantern && lantern instanceof Led);
  let closes = 0;
  const count = () => (closes += 1);
  lantern.on('close', count).off('close', count).on('close', count);
  await lantern.close();
  assert.strictEqual(closes, 1);
});

test("the page's example", async () => {
  await import('../examples/led.js');
  assert.deepStrictEqual([rig.led.on, rig.lamp.brightness], [true, 0.3]);
});
