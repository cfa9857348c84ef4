import test, { describe, it, before, after, beforeEach, afterEach } from 'node:test';
import assert from 'node:assert';
const log = [];
before(() => log.push('before'));
after(() => process.stdout.write(`${log.join(' ')}\n`));
beforeEach(() => log.push('['));
afterEach(() => log.push(']'));
test('passes', () => log.push('1'));
test('fails', () => assert.strictEqual(1, 2));
test('with a callback', (t, done) => setTimeout(done, 5));
test('with a subtest', async (t) => {
  await t.test('inner', () => log.push('2'));
});
describe('a suite', () => {
  it('runs in it', async () => log.push('3'));
  it.todo('later');
});
test('skipped', { skip: 'not here' }, () => assert.fail());
test('too slow', { timeout: 10 }, () => new Promise((resolve) => setTimeout(resolve, 1000)));
// exit: 1
