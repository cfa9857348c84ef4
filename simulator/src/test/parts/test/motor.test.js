import { test } from 'node:test';
import assert from 'node:assert';
import { Motor } from 'hal:parts';
import { clock, rig } from 'sim:test';

const near = (value, expected) => assert.ok(Math.abs(value - expected) < 1.5, `${value}, expected ${expected}`);

test('it goes forward, backward and stops', async () => {
  const motor = await Motor.open({ forward: 'up', backward: 'down' });
  const from = rig.desk.position;
  assert.strictEqual(await motor.forward(), true);
  assert.strictEqual(motor.moving, 'forward');
  await clock.sleep('1s');
  motor.stop();
  near(rig.desk.position, from + 40);
  await motor.backward();
  await clock.sleep('500ms');
  motor.stop();
  assert.strictEqual(motor.moving, null);
  near(rig.desk.position, from + 20);
  await motor.close();
});

test("between the ways it waits for the interlock's dead time", async () => {
  const motor = await Motor.open({ forward: 'up', backward: 'down' });
  await motor.forward();
  await clock.sleep('100ms');
  const began = clock.now();
  assert.strictEqual(await motor.backward(), true);
  assert.ok(clock.now() - began >= 200, `only ${clock.now() - began} ms`);
  assert.strictEqual(rig.desk.shorts, 0);
  motor.stop();
  await motor.close();
});

test('a stop within the dead time is the last word', async () => {
  const motor = await Motor.open({ forward: 'up', backward: 'down' });
  await motor.forward();
  await clock.sleep('100ms');
  const turned = motor.backward();
  await clock.sleep('50ms');
  motor.stop();
  assert.strictEqual(await turned, false);
  await clock.sleep('1s');
  assert.strictEqual(rig.desk.speed, 0);
  await motor.close();
});

test('the same way again needs no dead time', async () => {
  const motor = await Motor.open({ forward: 'left', backward: 'right', deadTime: 500 });
  await motor.forward();
  motor.stop();
  const began = clock.now();
  await motor.forward();
  assert.strictEqual(clock.now(), began);
  await motor.close();
});

test('closed, it stands', async () => {
  const motor = await Motor.open({ forward: 'up', backward: 'down' });
  await motor.forward();
  await motor.close();
  assert.strictEqual(rig.desk.speed, 0);
});

test('a bridge brakes, but not against the interlock', async () => {
  const motor = await Motor.open({ forward: 'left', backward: 'right', brake: true });
  await motor.forward();
  const before = rig.cart.shorts; // these lines are pulled up while the board boots
  motor.brake();
  assert.deepStrictEqual([rig.cart.shorts - before, rig.cart.speed], [1, 0]);
  await motor.close();
  await assert.rejects(Motor.open({ forward: 'up', backward: 'down', brake: true }), { code: 'ERR_INTERLOCK' });
});

test('with a line for the way and one for the speed it has every speed', async () => {
  const motor = await Motor.open({ direction: 'way', speed: 'power' });
  const from = rig.fan.position;
  await motor.forward(0.5);
  await clock.sleep('1s');
  near(rig.fan.position, from + 20);
  await motor.backward(0.25);
  assert.strictEqual(rig.fan.speed, -0.25);
  motor.stop();
  assert.strictEqual(rig.fan.speed, 0);
  assert.throws(() => motor.forward(2), { code: 'ERR_OUT_OF_RANGE' });
  await motor.close();
});

test('without safe levels it does not open', async () => {
  await assert.rejects(Motor.open({ forward: 'loose', backward: 'down' }), {
    code: 'ERR_NO_SAFE_LEVEL',
    message: /loose has no safe level.*add "safety": \{ "loose": \{ "safe": 0 \} \} to the manifest/,
  });
  assert.throws(() => Motor.open({ forward: 'up' }), { code: 'ERR_INVALID_ARG_TYPE' });
});

test('what was open already is closed when the other pin is not to be had', async () => {
  const other = await Motor.open({ forward: 'down', backward: 'left' });
  await assert.rejects(Motor.open({ forward: 'up', backward: 'down' }), { code: 'EBUSY' });
  await other.close();
  const motor = await Motor.open({ forward: 'up', backward: 'down' });
  await motor.close();
});

test('it stands at its end, and where it stalls', async () => {
  const motor = await Motor.open({ forward: 'up', backward: 'down' });
  rig.desk.controls.stall.set(true);
  const from = rig.desk.position;
  await motor.forward();
  await clock.sleep('1s');
  assert.deepStrictEqual([rig.desk.position, rig.desk.isAtEnd, rig.desk.view().values.speed], [from, false, 1]);
  rig.desk.controls.stall.set(false);
  await clock.sleep('1s');
  near(rig.desk.position, from + 40);
  await clock.sleep('1min');
  const { position, isAtEnd } = rig.desk;
  assert.strictEqual(isAtEnd, true);
  await clock.sleep('1s');
  assert.strictEqual(rig.desk.position, position);
  await motor.backward();
  await clock.sleep('1s');
  near(rig.desk.position, position - 40);
  await clock.sleep('11500ms');
  await motor.close();
});

test("the page's example", async () => {
  const from = rig.desk.position;
  await import('../examples/motor.js');
  await clock.sleep('4s');
  near(rig.desk.position, from + 80 - 40);
});
