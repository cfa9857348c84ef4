import { test } from 'node:test';
import assert from 'node:assert';
import serial from 'hal:serial';
import world from 'sim:world';
import { Cable, Network } from 'sim:parts';
import { app, clock, mqtt } from 'sim:test';

test('a cable has noise, loses bytes and is pulled out', () => {
  const cable = new Cable({ port: 'UART2' });
  cable.controls.noise.set(0.25);
  cable.controls.loss.set(0.5);
  cable.controls.unplug.set(true);
  assert.deepStrictEqual(cable.view().values, { plugged: false, isOpen: false, noise: 0.25, loss: 0.5 });
  cable.controls.unplug.set(false);
  assert.strictEqual(cable.view().values.plugged, true);
  assert.throws(() => cable.controls.noise.set(2), /shares from 0 to 1, got 2/);
});

test('noise turns one bit of a byte, a loss takes it; both may be of a share, and end', async () => {
  const cable = new Cable({ port: 'UART2' });
  const port = await serial.open('scale');
  const heard = [];
  port.on('data', (bytes) => heard.push(...bytes));
  const passes = async () => {
    world.serial('UART2').write(new Uint8Array(100));
    await clock.sleep('500ms');
    return heard.splice(0);
  };
  const ones = (bytes) => bytes.filter((byte) => byte > 0 && (byte & (byte - 1)) === 0).length;
  cable.controls.loss.set(0);
  cable.controls.noise.set(1);
  assert.strictEqual(ones(await passes()), 100);
  cable.controls.noise.set(0.5);
  const some = ones(await passes());
  assert.ok(some > 20 && some < 80, `${some}`);
  cable.controls.noise.set(0);
  cable.controls.loss.set(1);
  assert.deepStrictEqual(await passes(), []);
  cable.controls.loss.set(0.5);
  const left = (await passes()).length;
  assert.ok(left > 20 && left < 80, `${left}`);
  cable.controls.loss.set(0);
  assert.deepStrictEqual(await passes(), Array(100).fill(0));
  await port.close();
});

test('a slow network takes its time, there and back', async () => {
  const network = new Network({});
  await mqtt.publish('a', 'first', { qos: 1 });
  network.controls.delay.set(250);
  const began = clock.now();
  await mqtt.publish('a', 'second', { qos: 1 });
  assert.strictEqual(clock.now() - began, 500);
  network.controls.delay.set(0);
  network.controls.gone.set(true);
  assert.deepStrictEqual(network.view().values, { broker: false, delay: 0 });
  network.controls.gone.set(false);
  await clock.sleep('1min');
  await mqtt.publish('a', 'third', { qos: 1 });
});

test('a clock that jumps takes no timer with it', async () => {
  const [wall, steady] = [Date.now(), performance.now()];
  world.jumpClock('1h');
  assert.deepStrictEqual([Date.now() - wall, performance.now() - steady], [3_600_000, 0]);
  world.jumpClock(-3_600_000);
  assert.strictEqual(Date.now(), wall);
});

test('a brown-out ends the app at once, and it starts anew', async () => {
  await app.start();
  world.brownOut('2s');
  assert.strictEqual((await app.exited).code, 137);
  await clock.sleep('1900ms');
  assert.strictEqual(app.isRunning, false);
  await clock.sleep('100ms');
  assert.strictEqual(app.isRunning, true);
  await app.stop();
});
