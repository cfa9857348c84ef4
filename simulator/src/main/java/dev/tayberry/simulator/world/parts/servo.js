'use strict';
// Of sim:parts: a servo.
// The world tells of a change in a task of its own, so whoever asks before that is told what is so now.

const world = require('sim:world');
const { options } = require('internal:part');

/** A servo: its arm follows the pulses as fast as it can. */
class Servo {
  #line;
  #shape;
  #speed;
  #from;
  #since = world.now();
  #target = null;

  /** @param speed in degrees a second: 600 are the usual 0.1 s for 60 */
  constructor(given) {
    const { line, min, max, range, speed, angle } =
      options('Servo', given, ['line'], { min: 1000, max: 2000, range: 180, speed: 600, angle: 0 });
    this.#line = world.line(line);
    this.#shape = { min, max, range };
    this.#speed = speed;
    this.#from = angle;
    this.#line.onPwm(() => this.#aim());
    this.#aim();
  }

  /** Where the arm is, in degrees. */
  get angle() {
    this.#aim();
    return this.#reached();
  }

  #reached() {
    if (this.#target === null) return this.#from;
    const way = this.#target - this.#from;
    const done = this.#speed * (world.now() - this.#since) / 1000;
    return done >= Math.abs(way) ? this.#target : this.#from + Math.sign(way) * done;
  }

  /** Whether pulses hold the arm. */
  get isHeld() {
    return this.#pulse() > 0;
  }

  #pulse() {
    return this.#line.pwm?.pulse ?? 0;
  }

  #aim() {
    this.#from = this.#reached();
    this.#since = world.now();
    const pulse = this.#pulse();
    const { min, max, range } = this.#shape;
    this.#target = pulse > 0 ? Math.min(range, Math.max(0, (pulse - min) / (max - min) * range)) : null;
  }

  view() {
    const { name } = this.#line;
    const { angle } = this;
    return { kind: 'servo', name, at: [name], values: { angle, held: this.isHeld, turned: angle - this.#shape.range / 2 } };
  }

  static picture = `
    <rect x="26" y="34" width="48" height="60" rx="4" fill="#3a3e47"/>
    <circle cx="50" cy="52" r="14" fill="#565b66"/>
    <path d="M44 56l3-46h6l3 46z" fill="#e8eaee" data-turn="turned" data-about="50 52"/>
    <text x="50" y="88" text-anchor="middle" font-size="13" fill="#e8eaee"><tspan data-text="angle"/>°</text>`;
}

module.exports = { Servo };
