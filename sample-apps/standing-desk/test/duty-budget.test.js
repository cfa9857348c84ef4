import assert from 'node:assert';
import test from 'node:test';

import { DutyBudget } from '../src/desk/duty-budget.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function after(...runs) {
  const duty = new DutyBudget();
  for (const [from, to] of runs) {
    duty.run(from);
    duty.rest(to);
  }
  return duty;
}

test('two minutes in twenty', () => {
  assert.strictEqual(new DutyBudget().left(0), 2 * MINUTE);
  assert.strictEqual(after([0, MINUTE]).left(MINUTE), MINUTE);
  assert.strictEqual(after([0, MINUTE], [2 * MINUTE, 3 * MINUTE]).left(3 * MINUTE), 0);
});

test('a run counts while it lasts', () => {
  const duty = new DutyBudget();
  duty.run(0);
  duty.run(10 * SECOND);
  assert.strictEqual(duty.left(30 * SECOND), 90 * SECOND);
});

test('what is twenty minutes old is forgotten, piece by piece', () => {
  const duty = after([0, 2 * MINUTE]);
  assert.strictEqual(duty.left(20 * MINUTE), 0);
  assert.strictEqual(duty.left(21 * MINUTE), MINUTE);
  assert.strictEqual(duty.left(22 * MINUTE), 2 * MINUTE);
});

test('it says how long to wait', () => {
  const duty = after([0, MINUTE], [5 * MINUTE, 6 * MINUTE]);
  assert.strictEqual(duty.wait(10 * SECOND, 6 * MINUTE), 14 * MINUTE + 10 * SECOND);
  assert.strictEqual(duty.wait(70 * SECOND, 6 * MINUTE), 19 * MINUTE + 10 * SECOND);
  assert.strictEqual(duty.wait(10 * SECOND, 21 * MINUTE), 0);
  assert.strictEqual(duty.wait(60 * MINUTE, 6 * MINUTE), 20 * MINUTE, 'never more than there is');
});
