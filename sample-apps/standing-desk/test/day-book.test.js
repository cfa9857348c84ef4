import assert from 'node:assert';
import test from 'node:test';

import { DayBook } from '../src/habits/day-book.js';
import { Streak } from '../src/habits/streak.js';

const at = (day, hour = 12) => new Date(2026, 0, day, hour); // 5 January 2026 is a Monday
const MINUTE = 60_000;

test('a day is counted by itself, a week from Monday on', () => {
  const book = new DayBook();
  book.add('sitting', 10, at(4));
  book.add('sitting', 20, at(5, 0));
  book.add('standing', 30, at(7, 23));
  book.add('moves', 1, at(7));
  assert.deepStrictEqual(book.today(at(7)), { sitting: 0, standing: 30, moves: 1 });
  assert.deepStrictEqual(book.today(at(8)), { sitting: 0, standing: 0, moves: 0 });
  assert.deepStrictEqual(book.week(at(7)), { sitting: 20, standing: 30, moves: 1 });
  assert.deepStrictEqual(book.week(at(4)), { sitting: 10, standing: 0, moves: 0 }, 'of the week before');
});

test('a week is all that is kept, and it comes back as it was', () => {
  const book = new DayBook();
  for (let day = 1; day <= 20; day += 1) book.add('sitting', day, at(day));
  assert.strictEqual(Object.keys(book.toJSON()).length, 7);
  const again = new DayBook(JSON.parse(JSON.stringify(book)));
  assert.deepStrictEqual(again.today(at(20)), { sitting: 20, standing: 0, moves: 0 });
});

test('what a broken file says is not believed', () => {
  const book = new DayBook({ '2026-01-05': { sitting: 'long' }, '2026-01-06': null, '2026-01-07': { sitting: 1, standing: 2, moves: 3 } });
  assert.deepStrictEqual(book.week(at(7)), { sitting: 1, standing: 2, moves: 3 });
});

test('a minute of standing ends a stretch of sitting, a moment does not; so do five minutes away', () => {
  const streak = new Streak();
  streak.add('sitting', 30 * MINUTE);
  streak.add('standing', MINUTE / 2);
  streak.add('sitting', MINUTE);
  assert.strictEqual(streak.sitting, 31 * MINUTE);
  streak.add('away', 4 * MINUTE);
  assert.strictEqual(streak.sitting, 31 * MINUTE);
  streak.add('away', MINUTE);
  assert.strictEqual(streak.sitting, 0);
  streak.add('sitting', MINUTE);
  streak.add('standing', MINUTE);
  assert.strictEqual(streak.sitting, 0);
});
