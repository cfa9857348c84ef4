import { EventEmitter } from 'node:events';

import { DutyBudget } from './duty-budget.js';
import { Guard } from './guard.js';
import { Motion } from './motion.js';

const LOOK = 100; // ms between two looks at what moves
const COASTS = 2000; // ms at most until a desk that was stopped is seen to stand; what moves on is moved by hand
const BRAKING = 60; // mm/s²
const LAG = 0.3; // s until the motors begin to slow down: the age of a report, the wire, the box

/**
 * Carries out one movement at a time and watches it. Emits 'ended' (reason), and 'change' with every report.
 * A move is { kind, target: mm or null, sign: 1 up, -1 down, 0 unknown, run: () => void }.
 */
export class Mover extends EventEmitter {
  #driver;
  #limits;
  #motion = new Motion();
  #duty = new DutyBudget();
  #move = null; // under way
  #guard = null; // over it
  #next = null; // begins when the desk has come to rest
  #stoppedAt = -Infinity; // when the last movement of ours was ended
  #looking = null;
  #told = null;

  /** @param {() => { min: number, max: number }} limits */
  constructor(driver, limits) {
    super();
    this.#driver = driver;
    this.#limits = limits;
    driver.on('height', (height) => this.#measured(height));
    driver.on('halted', (reason) => this.end(reason));
    driver.on('noise', () => this.#guard?.noise(performance.now()));
  }

  /** What moves, or is about to; null if nothing of ours. */
  get move() {
    return this.#next ?? this.#move;
  }

  /** 1 up, -1 down, 0 at rest: whoever moves it. */
  get direction() {
    return this.#move?.sign || this.#motion.direction(performance.now());
  }

  /** It moves, and not by us. */
  get byHand() {
    return !this.#move && this.direction !== 0 && performance.now() - this.#stoppedAt > COASTS;
  }

  /** How long to rest, in ms, before the motors may run for this long. */
  restFor(milliseconds) {
    return this.#duty.wait(milliseconds, performance.now());
  }

  /** At once, or when what moves has come to rest: no box is asked to turn round on the way. */
  begin(move) {
    this.#next = move;
    if (this.#move) this.end('replaced', move);
    this.#look();
  }

  /** Stops the movement under way, if there is one; nothing begins afterwards but `next`. */
  end(reason, next = null) {
    this.#next = next;
    if (!this.#move) return false;
    this.#move = null;
    this.#guard = null;
    this.#stoppedAt = performance.now();
    if (reason !== 'arrived') this.#driver.stop();
    this.emit('ended', reason);
    return true;
  }

  #measured(height) {
    const now = performance.now();
    this.#motion.report(height, now);
    this.#guard?.report(height, now);
    this.#look();
    this.emit('change');
  }

  #look() {
    const now = performance.now();
    const steersSince = this.#driver.steersSince ?? null;
    const verdict = this.#move && (this.#guard.check(now, steersSince) ?? this.#bound(now) ?? this.#tired(now));
    if (verdict && !(verdict === 'arrived' && steersSince !== null)) this.end(verdict);
    const rests = this.#motion.direction(now) === 0;
    if (this.#next && !this.#move) {
      if (rests) this.#start(this.#next, now);
      else if (this.byHand) this.#forget();
    }
    if (rests && !this.#move) this.#duty.rest(now);
    else this.#duty.run(now);
    this.#keepLooking(!rests || this.#move !== null);
    this.#tellMotion();
  }

  /** Between two reports, only what time alone has changed: nine looks of ten find nothing. */
  #tellMotion() {
    const motion = `${this.direction} ${this.byHand}`;
    if (motion === this.#told) return;
    this.#told = motion;
    this.emit('change');
  }

  #start(move, now) {
    const from = this.#driver.height;
    const { target } = move;
    if (target !== null) move.sign = Math.sign(target - from); // since it was asked for, the desk has coasted
    this.#next = null;
    this.#move = move;
    this.#guard = new Guard({ from, sign: move.sign, target, tolerance: this.#driver.tolerance }, now);
    move.run();
  }

  /** What would begin when a human lets go of the handset would take them by surprise. */
  #forget() {
    this.#next = null;
    this.emit('ended', 'handset');
  }

  /** A movement without a target must end so early that it coasts no further than the limit. */
  #bound(now) {
    if (this.#move.target !== null) return null;
    const speed = this.#motion.speed(now);
    const coast = speed * LAG + speed ** 2 / (2 * BRAKING);
    const { min, max } = this.#limits();
    const height = this.#driver.height;
    const reached = this.direction > 0 ? height + coast >= max : this.direction < 0 && height - coast <= min;
    return reached ? 'limit' : null;
  }

  #tired(now) {
    return this.#duty.left(now) === 0 ? 'cooldown' : null;
  }

  #keepLooking(needed) {
    if (needed) this.#looking ??= setInterval(() => this.#look(), LOOK);
    else {
      clearInterval(this.#looking);
      this.#looking = null;
    }
  }
}
