import { EventEmitter } from 'node:events';

import { DeadMan } from './dead-man.js';
import { Mover } from './mover.js';
import { objection } from './rules.js';

const USUAL_RANGE = { min: 650, max: 1250 }; // nearly every desk's, until the box has told its own
const CLOSE_ENOUGH = 1; // mm
const SHORT_RUN = 3000; // ms that a small movement takes
const STATES = { 1: 'opening', 0: 'stopped', '-1': 'closing' }; // as for anything that covers: up opens

/** Endings that are no error. The others are. */
const USUAL = ['arrived', 'stopped', 'released', 'replaced', 'limit', 'interrupted', 'handset', 'locked', 'disarmed', 'control-lost', 'exit'];

/**
 * The desk as its users see it. Each command answers at once with { accepted, reason, target }; ./rules.js says what
 * is refused, ./guard.js what ends a movement. Emits 'change' when something may have changed, 'ended' (reason).
 */
export class Desk extends EventEmitter {
  armed;
  lock = false;
  present = true; // somebody is at the desk, as far as is known
  error = null;
  outcome = null; // how the last movement ended

  #driver;
  #bounds;
  #mover;
  #holding = null; // 'up' or 'down' while somebody keeps a key pressed, even if it moves nothing
  #deadMan = new DeadMan(() => this.release());

  constructor(driver, { limits, needsArming }) {
    super();
    this.#driver = driver;
    this.#bounds = limits;
    this.armed = !needsArming;
    this.#mover = new Mover(driver, () => this.limits);
    this.#mover.on('change', () => this.emit('change'));
    this.#mover.on('ended', (reason) => this.#ended(reason));
    driver.on('change', () => this.#boxChanged());
    driver.on('fault', (text) => this.#fault(text));
  }

  // --- What it is ---

  /** mm, or null. */
  get height() {
    return this.#driver.height;
  }

  /** What the box allows, and of that what the configuration allows; mm. */
  get limits() {
    const { min, max } = this.#driver.range ?? USUAL_RANGE;
    return { min: Math.max(min, this.#bounds.min), max: Math.min(max, this.#bounds.max) };
  }

  get target() {
    return this.#mover.move?.target ?? null;
  }

  get state() {
    return STATES[this.#mover.direction];
  }

  /** Somebody moves it at the handset. */
  get byHand() {
    return this.#mover.byHand;
  }

  /** Whether the box answers. */
  get link() {
    return this.#driver.online;
  }

  get boxLocked() {
    return this.#driver.locked;
  }

  get unit() {
    return this.#driver.unit;
  }

  /** Seconds that the motors have to rest before even a small movement. */
  get cooldown() {
    return Math.ceil(this.restFor(SHORT_RUN) / 1000);
  }

  restFor(milliseconds) {
    return this.#mover.restFor(milliseconds);
  }

  // --- What it is told ---

  goTo(wanted) {
    const height = this.#driver.nearest?.(wanted) ?? wanted;
    const sign = Math.sign(height - this.height);
    const move = { kind: 'goTo', target: height, sign, run: () => this.#driver.goTo(height) };
    if (this.target === height) return this.#accept();
    if (this.state === 'stopped' && Math.abs(height - this.height) <= CLOSE_ENOUGH) move.run = null;
    return this.#request(move);
  }

  /** To the preset's height where it is known; else the box finds it alone, if it has presets. */
  preset(number) {
    const height = this.#driver.presets[number - 1];
    if (height !== null) return this.goTo(height);
    if (!this.#driver.recall) return this.#refuse('no-preset');
    return this.#request({ kind: 'recall', target: null, sign: 0, run: () => this.#driver.recall(number) });
  }

  save(number) {
    const reason = this.state === 'stopped' ? objection(this, { kind: 'save', target: null, sign: 0 }) : 'moving';
    if (reason) return this.#refuse(reason);
    this.#driver.save(number);
    return this.#accept();
  }

  /** Begins with the first call after a pause, and goes on while the next comes within half a second. */
  hold(direction) {
    const holdsOn = this.#deadMan.alive && this.#holding === direction;
    this.#deadMan.refresh();
    this.#holding = direction;
    // What ended a hold, a human at the handset above all, is not overruled by its next refresh.
    if (holdsOn) return this.#mover.move?.kind === 'hold' ? this.#accept() : this.#refuse('ended');
    const sign = direction === 'up' ? 1 : -1;
    return this.#request({ kind: 'hold', target: null, sign, run: () => this.#driver.run(direction) });
  }

  release(reason = 'released') {
    this.#deadMan.end();
    this.#holding = null;
    if (this.#mover.move?.kind === 'hold') this.#mover.end(reason);
    return this.#accept();
  }

  /** The one command that nothing forbids. */
  stop(reason = 'stopped') {
    if (!this.#mover.end(reason)) this.#driver.stop();
    return this.link ? this.#accept() : this.#refuse('offline');
  }

  /** The child lock: nothing can move it any more. */
  setLock(on) {
    this.lock = on;
    if (on) this.#mover.end('locked');
    this.emit('change');
    return this.#accept();
  }

  /** Of whoever knows: a sensor in the room, a computer that is locked. It moves nothing. */
  setPresent(present) {
    this.present = present;
    this.emit('change');
    return this.#accept();
  }

  /** Someone at the desk says that it may move. */
  arm() {
    this.armed = true;
    this.emit('change');
  }

  disarm() {
    this.armed = false;
    this.#mover.end('disarmed');
    this.emit('change');
  }

  // --- How it answers ---

  #request(move) {
    const reason = objection(this, move);
    if (reason) return this.#refuse(reason);
    this.error = null;
    if (move.run) this.#mover.begin(move);
    else this.#ended('arrived');
    return { accepted: true, reason: null, target: move.target };
  }

  #accept() {
    return { accepted: true, reason: null, target: this.target };
  }

  #refuse(reason) {
    return { accepted: false, reason, target: this.target };
  }

  #ended(reason) {
    this.outcome = reason;
    if (!USUAL.includes(reason)) this.error ??= reason;
    this.emit('ended', reason);
    this.emit('change');
  }

  #fault(text) {
    this.error = text;
    this.#mover.end('fault');
    this.emit('change');
  }

  #boxChanged() {
    if (!this.link) this.#mover.end('disconnected');
    else if (this.boxLocked) this.#mover.end('locked');
    this.emit('change');
  }
}
