import { test } from 'node:test';
import assert from 'node:assert';
import { Servo } from 'hal:parts';
import { clock, rig } from 'sim:test';

test('it turns to an angle, and the arm takes its time', async () => {
  const servo = await Servo.open('arm');
  assert.strictEqual(servo.angle, null);
  await servo.turn(120);
  assert.strictEqual(servo.angle, 120);
  await clock.sleep('100ms');
  assert.strictEqual(Math.round(rig.arm.angle), 60);
  await clock.sleep('200ms');
  assert.strictEqual(Math.round(rig.arm.angle), 120);
  await servo.center();
  assert.strictEqual(servo.angle, 90);
  await servo.close();
});

test('a slow turn is where it should be on its way', async () => {
  const servo = await Servo.open('arm', { angle: 0 });
  await clock.sleep('1s');
  const turning = servo.turn(180, { duration: 2000, curve: 'linear' });
  await clock.sleep('1s');
  assert.ok(Math.abs(rig.arm.angle - 90) < 3, `${rig.arm.angle}`);
  assert.strictEqual(await turning, true);
  await servo.close();
});

test('it sweeps there and back', async () => {
  const servo = await Servo.open('arm', { angle: 0 });
  const began = clock.now();
  const sweeping = servo.sweep({ from: 30, to: 150, duration: 500, times: 2 });
  await clock.sleep('500ms');
  assert.ok(Math.abs(servo.angle - 150) < 2, `${servo.angle}`);
  assert.strictEqual(await sweeping, true);
  assert.strictEqual(Math.round((clock.now() - began) / 100), 20);
  assert.strictEqual(servo.angle, 30);
  await servo.close();
});

test('another turn ends a sweep, and release lets go', async () => {
  const servo = await Servo.open('arm', { angle: 0 });
  const sweeping = servo.sweep({ times: Infinity });
  await clock.sleep('300ms');
  await servo.turn(10);
  assert.strictEqual(await sweeping, false);
  servo.release();
  assert.deepStrictEqual([servo.angle, rig.arm.isHeld], [null, false]);
  await servo.close();
});

test('an angle beyond its range throws at once', async () => {
  const servo = await Servo.open('arm', { range: 90 });
  assert.throws(() => servo.turn(91), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => Servo.open('arm', { min: 2000, max: 1000 }), { code: 'ERR_OUT_OF_RANGE' });
  await servo.close();
});

test("the page's example", async () => {
  await import('../examples/servo.js');
  assert.strictEqual(rig.arm.isHeld, false);
  assert.ok(rig.arm.angle < 5, `${rig.arm.angle}`);
});
