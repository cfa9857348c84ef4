import { test, describe, it, after } from 'node:test';
const ran = [];
test('not this', () => ran.push('no'));
test.only('this', () => ran.push('yes'));
describe('nor these', () => it('inner', () => ran.push('no')));
after(() => process.stderr.write(`ran ${ran}\n`));
// err: ran yes
