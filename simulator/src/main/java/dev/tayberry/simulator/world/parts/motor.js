'use strict';
// Of sim:parts: a motor that moves something between two ends.
// The world tells of a change in a task of its own, so whoever asks before that is told what is so now.

const world = require('sim:world');
const { fault, options } = require('internal:part');

const OTHERS = {
  on: 1, rate: 40, min: 0, max: 1000, position: 0,
  forward: undefined, backward: undefined, direction: undefined, speed: undefined,
};

/** A motor that moves something between two ends. */
class Motor {
  #lines = {};
  #on;
  #rate;
  #ends;
  #at;
  #since = world.now();
  #moves = 0;
  #isStalled = false;
  #wasShort = false;
  #shorts = 0;

  /**
   * @param wires { forward, backward, speed } or { direction, speed }: lines
   * @param on the level of a line that is on
   * @param rate how far it goes in a second at full speed
   */
  constructor(given) {
    const { on, rate, min, max, position, ...wires } = options('Motor', given, [], OTHERS);
    for (const [wire, line] of Object.entries(wires)) if (line !== undefined) this.#lines[wire] = world.line(line);
    if (!this.#lines.direction && !(this.#lines.forward && this.#lines.backward)) {
      throw new TypeError('sim:parts: a Motor needs { forward, backward } or { direction, speed }');
    }
    this.#on = on;
    this.#rate = rate;
    this.#ends = [min, max];
    this.#at = position;
    for (const line of Object.values(this.#lines)) line.on('change', () => this.#settle());
    this.#lines.speed?.onPwm(() => this.#settle());
    this.#settle();
  }

  /** Of what it moves; it stops at both ends. */
  get position() {
    this.#settle();
    return this.#at;
  }

  get controls() {
    const stalls = (stalled) => {
      this.#settle();
      this.#isStalled = Boolean(stalled);
    };
    return { stall: fault('Stalls', this.#isStalled, stalls) };
  }

  /** Whether it stands at one of its ends. */
  get isAtEnd() {
    return this.#ends.includes(this.position);
  }

  #reached() {
    if (this.#isStalled) return this.#at;
    const at = this.#at + this.#moves * this.#rate * (world.now() - this.#since) / 1000;
    return Math.min(this.#ends[1], Math.max(this.#ends[0], at));
  }

  /** -1 for full speed backward, 0 for rest, to 1. */
  get speed() {
    this.#settle();
    return this.#moves;
  }

  /** How often both ways were on at once. */
  get shorts() {
    this.#settle();
    return this.#shorts;
  }

  #is(wire) {
    return this.#lines[wire]?.level === this.#on;
  }

  #settle() {
    this.#at = this.#reached();
    this.#since = world.now();
    const { direction, speed } = this.#lines;
    const share = speed ? speed.pwm?.duty ?? 0 : 1;
    if (direction) {
      this.#moves = share * (this.#is('direction') ? 1 : -1) || 0; // not -0
      return;
    }
    const short = this.#is('forward') && this.#is('backward');
    if (short && !this.#wasShort) this.#shorts += 1;
    this.#wasShort = short;
    this.#moves = short ? 0 : share * (Number(this.#is('forward')) - Number(this.#is('backward')));
  }

  view() {
    const at = Object.values(this.#lines).map((line) => line.name);
    const { position, speed, isAtEnd: atEnd } = this;
    const [min, max] = this.#ends;
    const values = { position, speed, atEnd, offset: (position - min) / (max - min) * 74 };
    return { kind: 'motor', name: at.join('/'), at, values };
  }

  static picture = `
    <path d="M6 72h88" stroke="#8a8f98" stroke-width="4"/><path d="M6 60v24M94 60v24" stroke="#8a8f98" stroke-width="4"/>
    <rect x="6" y="48" width="14" height="22" rx="2" fill="#4a90d9" data-move-x="offset"/>
    <text x="50" y="34" text-anchor="middle" font-size="14" fill="currentColor" data-text="position"/>`;
}

module.exports = { Motor };
