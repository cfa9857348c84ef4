import { test } from 'node:test';
import assert from 'node:assert';
import i2c from 'hal:i2c';
import world from 'sim:world';

const wires = world.i2c('I2C1');

test('a device hears what is written and says what is read', async () => {
  const heard = [];
  const place = wires.attach(0x20, { write: (bytes) => { heard.push([...bytes]); }, read: (count) => [count, 7] });
  const bus = await i2c.open('sensors');
  assert.deepStrictEqual([...await bus.device(0x20).writeRead([1, 2], 3)], [3, 7, 0xff]);
  assert.deepStrictEqual(heard, [[1, 2]]);
  assert.strictEqual(place.attached, true);
  place.detach();
  assert.strictEqual(place.attached, false);
  await assert.rejects(bus.device(0x20).read(1), { code: 'ENXIO' });
  await bus.close();
});

test('a device may leave a write or a read unacknowledged', async () => {
  const place = wires.attach(0x21, { write: () => false, read: () => undefined });
  const only = wires.attach(0x22, { read: () => 9 });
  const bus = await i2c.open('sensors');
  await assert.rejects(bus.device(0x21).write([1]), { code: 'ENXIO' });
  await assert.rejects(bus.device(0x21).read(1), { code: 'ENXIO' });
  await assert.rejects(bus.device(0x22).write([1]), { code: 'ENXIO' });
  assert.strictEqual((await bus.device(0x22).read(1))[0], 9);
  place.detach();
  only.detach();
  await bus.close();
});

test('registers are set and read from both ends', async () => {
  const chip = wires.registers(0x48, { 0x10: 42, 0x20: [1, 2] });
  const device = (await i2c.open('sensors')).device(0x48);
  assert.strictEqual(await device.readByte(0x10), 42);
  assert.deepStrictEqual([...await device.readBlock(0x20, 3)], [1, 2, 0]);
  await device.writeBlock(0x30, [5, 6]);
  assert.deepStrictEqual([...chip.get(0x30, 2)], [5, 6]);
  chip.set(0x31, 7);
  assert.strictEqual(await device.readByte(0x31), 7);
  chip.detach();
  await device.bus.close();
});

test('a silent device does not answer until it is told to', async () => {
  const chip = wires.registers(0x48);
  const device = (await i2c.open('sensors')).device(0x48);
  chip.silent = true;
  assert.strictEqual(chip.silent, true);
  await assert.rejects(device.readByte(0), { code: 'ENXIO' });
  assert.deepStrictEqual(await device.bus.scan(), []);
  chip.silent = false;
  assert.strictEqual(await device.readByte(0), 0);
  chip.detach();
  await device.bus.close();
});

test('a stuck bus times out for everybody', async () => {
  const chip = wires.registers(0x48);
  const device = (await i2c.open('sensors')).device(0x48);
  wires.stuck = true;
  assert.strictEqual(wires.stuck, true);
  await assert.rejects(device.readByte(0), { code: 'ETIMEDOUT' });
  wires.stuck = false;
  assert.strictEqual(await device.readByte(0), 0);
  chip.detach();
  await device.bus.close();
});

test('a fault fails one transaction', async () => {
  const chip = wires.registers(0x48);
  const device = (await i2c.open('sensors')).device(0x48);
  wires.fault('arbitration');
  await assert.rejects(device.readByte(0), { code: 'EAGAIN' });
  wires.fault('broken');
  await assert.rejects(device.readByte(0), { code: 'EIO' });
  assert.strictEqual(await device.readByte(0), 0);
  assert.throws(() => wires.fault('stuck'), /a fault is one of arbitration, broken, got stuck/);
  chip.detach();
  await device.bus.close();
});

test('a faster bus takes less time', async () => {
  const chip = wires.registers(0x48);
  const device = (await i2c.open('sensors')).device(0x48);
  const timed = async () => {
    const began = world.now();
    await device.write(new Uint8Array(1000));
    return world.now() - began;
  };
  const usual = await timed();
  wires.speed = 400_000;
  assert.ok(Math.abs(usual / await timed() - 4) < 0.01);
  wires.speed = 100_000;
  chip.detach();
  await device.bus.close();
});

test('wiring mistakes are refused', () => {
  const chip = wires.registers(0x48);
  assert.throws(() => wires.registers(0x48), { code: 'EBUSY' });
  assert.throws(() => wires.registers(0x90), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => world.i2c('I2C99'), { code: 'ENODEV' });
  assert.throws(() => { wires.speed = 0; }, { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => chip.set(0, 'text'), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.strictEqual(world.i2c('I2C1'), wires);
  chip.detach();
});
