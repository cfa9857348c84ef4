import { EventEmitter } from 'node:events';

import { Kept } from '../kept.js';
import { DayBook } from './day-book.js';
import { Streak } from './streak.js';

const MINUTE = 60_000;
const MOST = 1.5 * MINUTE; // between two looks; more has not been watched
const WRITTEN = 10 * MINUTE; // between two writes: what a power cut costs at most
const AGAIN = 9.5 * MINUTE; // between two reminders: at the tenth tick
const SHOWN = 5 * MINUTE; // that one is shown at the desk
const FIRST_YEAR = 2024; // a clock before that has not been set yet

/**
 * Sitting and standing, and a word to whoever has sat for too long. It only looks: it never moves the desk. Emits 'change'
 * when there is something to tell, at most once a minute besides, and 'remind' (minutes).
 */
export class Habits extends EventEmitter {
  #desk;
  #settings;
  #kept;
  #book;
  #streak;
  #posture;
  #at = performance.now();
  #moves;
  #remindedAt = -Infinity;
  #writtenAt = performance.now();
  #timer;

  /** @param {{ standingFrom: number, remindAfter: number }} settings mm, and minutes; 0 for no reminder */
  constructor(desk, settings, kept = new Kept('habits.json')) {
    super();
    this.#desk = desk;
    this.#settings = settings;
    this.#kept = kept;
    const { days, sitting, at } = kept.read() ?? {};
    this.#book = new DayBook(days);
    this.#streak = new Streak(Date.now() - at < WRITTEN + MINUTE && at <= Date.now() ? sitting : 0);
    this.#posture = this.#postureNow();
    this.#moves = desk.state !== 'stopped';
    desk.on('change', () => this.#look());
    this.#timer = setInterval(() => this.#tick(), MINUTE);
  }

  /** 'sitting', 'standing', 'away', or null while the height is unknown. */
  get posture() {
    return this.#posture;
  }

  /** Whether it is time to stand up, and somebody may want to know. */
  get due() {
    return this.#posture === 'sitting' && !this.#desk.lock && performance.now() - this.#remindedAt < SHOWN;
  }

  /** Whole minutes, as they are told. */
  get summary() {
    const [today, week] = [this.#book.today(new Date()), this.#book.week(new Date())];
    return {
      posture: this.#posture,
      streak: minutes(this.#streak.sitting),
      sittingToday: minutes(today.sitting),
      standingToday: minutes(today.standing),
      movesToday: today.moves,
      sittingWeek: minutes(week.sitting),
      standingWeek: minutes(week.standing),
      movesWeek: week.moves,
      present: this.#desk.present,
    };
  }

  close() {
    clearInterval(this.#timer);
    this.#count();
    this.#write();
  }

  #tick() {
    this.#count();
    if (performance.now() - this.#writtenAt >= WRITTEN) this.#write();
    this.#remind();
    this.emit('change');
  }

  #look() {
    const moves = this.#desk.state !== 'stopped';
    const posture = this.#postureNow();
    if (moves === this.#moves && posture === this.#posture) return;
    this.#count();
    if (moves && !this.#moves && isSet(new Date())) this.#book.add('moves', 1, new Date());
    this.#moves = moves;
    this.#posture = posture;
    this.emit('change');
  }

  /** What has been until now. */
  #count() {
    const elapsed = Math.min(performance.now() - this.#at, MOST);
    this.#at = performance.now();
    if (this.#posture === null) return;
    this.#streak.add(this.#posture, elapsed);
    if (this.#posture !== 'away' && isSet(new Date())) this.#book.add(this.#posture, elapsed, new Date());
  }

  #remind() {
    const { remindAfter } = this.#settings;
    const long = remindAfter > 0 && this.#streak.sitting >= remindAfter * MINUTE;
    if (!long || this.#posture !== 'sitting' || this.#desk.lock) return;
    if (performance.now() - this.#remindedAt < AGAIN) return;
    this.#remindedAt = performance.now();
    this.emit('remind', minutes(this.#streak.sitting));
  }

  #write() {
    this.#writtenAt = performance.now();
    this.#kept.write({ days: this.#book, sitting: Math.round(this.#streak.sitting), at: Date.now() });
  }

  #postureNow() {
    if (!this.#desk.present) return 'away';
    if (this.#desk.height === null) return null;
    return this.#desk.height >= this.#settings.standingFrom ? 'standing' : 'sitting';
  }
}

const minutes = (milliseconds) => Math.floor(milliseconds / MINUTE);

const isSet = (date) => date.getFullYear() >= FIRST_YEAR;
