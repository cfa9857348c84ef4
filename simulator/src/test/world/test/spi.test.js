import { test } from 'node:test';
import assert from 'node:assert';
import spi from 'hal:spi';
import world from 'sim:world';

test('a chip is selected, hears bytes and answers', async () => {
  const heard = [];
  const socket = world.spi('SPI0', 0).attach({
    select: () => { heard.push('select'); },
    transfer: (bytes) => { heard.push([...bytes]); return [9]; },
  });
  assert.strictEqual(socket.attached, true);
  const chip = await spi.open('analog');
  assert.deepStrictEqual((await chip.transaction([[1, 2], { read: 1 }])).map((part) => [...part]), [[9, 0], [9]]);
  assert.deepStrictEqual(heard, ['select', [1, 2], [0]]);
  await chip.close();
  socket.detach();
});

test('a chip that says nothing, and none at all, read as zeros', async () => {
  const socket = world.spi('SPI0').attach({ transfer: () => {} });
  const chip = await spi.open('analog');
  assert.deepStrictEqual([...await chip.transfer([1, 2])], [0, 0]);
  socket.detach();
  assert.strictEqual(socket.attached, false);
  assert.deepStrictEqual([...await chip.transfer([1, 2])], [0, 0]);
  await chip.close();
});

test('it sees how the app has it open', async () => {
  const socket = world.spi('SPI0', 1);
  assert.strictEqual(socket.settings, null);
  const chip = await spi.open('analog', { chipSelect: 1, mode: 3, speed: 500_000, csHigh: true });
  assert.deepStrictEqual({ ...socket.settings },
    { mode: 3, speed: 500_000, bitsPerWord: 8, lsbFirst: false, csHigh: true });
  await chip.close();
  assert.strictEqual(socket.settings, null);
});

test('wiring mistakes are refused', () => {
  const socket = world.spi('SPI0', 0).attach({ transfer: (bytes) => bytes });
  assert.throws(() => socket.attach({ transfer: () => {} }), { code: 'EBUSY' });
  assert.throws(() => world.spi('SPI0', 7), { code: 'ENODEV' });
  assert.throws(() => world.spi('SPI99'), { code: 'ENODEV' });
  assert.strictEqual(world.spi('SPI0', 0), socket);
  socket.detach();
});
