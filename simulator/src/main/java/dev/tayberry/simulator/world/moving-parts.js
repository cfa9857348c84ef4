'use strict';
// Of sim:parts: what moves, and is somewhere at each moment. Time is the world's. The world tells of
// a change in a task of its own, so whoever asks before that is told what is so now.

const world = require('sim:world');

/** A servo: its arm follows the pulses as fast as it can. */
class Servo {
  #line;
  #shape;
  #speed;
  #from;
  #since = world.now();
  #target = null;

  /** @param speed in degrees a second: 600 are the usual 0.1 s for 60 */
  constructor({ line, min = 1000, max = 2000, range = 180, speed = 600, angle = 0 }) {
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
    return { kind: 'servo', name: this.#line.name, values: { angle: this.angle, held: this.isHeld } };
  }
}

/** A motor that moves something between two ends. */
class Motor {
  #lines = {};
  #on;
  #rate;
  #ends;
  #at;
  #since = world.now();
  #moves = 0;
  #wasShort = false;
  #shorts = 0;

  /**
   * @param wires { forward, backward, speed } or { direction, speed }: lines
   * @param on the level of a line that is on
   * @param rate how far it goes in a second at full speed
   */
  constructor({ on = 1, rate = 40, min = 0, max = 1000, position = 0, ...wires }) {
    for (const [wire, line] of Object.entries(wires)) this.#lines[wire] = world.line(line);
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

  #reached() {
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
    const name = Object.values(this.#lines).map((line) => line.name).join('/');
    return { kind: 'motor', name, values: { position: this.position, speed: this.speed } };
  }
}

module.exports = { Servo, Motor };
