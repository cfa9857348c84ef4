'use strict';
// A servo: an arm that goes to an angle.

const { Part, Turn, checked, duration, named, number, oneOf, wrong } = require('internal:parts-part');

const part = 'Servo';

class Servo extends Part {
  #servo;
  #turn = new Turn();

  constructor(name, servo) {
    super(name, servo);
    this.#servo = servo;
  }

  static open(name, options = {}) {
    named(part, 'the name', name);
    const settings = checked(part, options, {
      min: [number(1, 20_000, 'µs'), 1000],
      max: [number(1, 20_000, 'µs'), 2000],
      range: [number(1, 3600, 'degrees'), 180],
      angle: [number(0, 3600, 'degrees'), undefined],
    });
    if (settings.min >= settings.max) throw wrong(RangeError, part, 'min must be less than max');
    if (settings.angle > settings.range) throw wrong(RangeError, part, `angle must be 0 to ${settings.range} degrees`);
    if (settings.angle === undefined) delete settings.angle;
    return opened(this, name, settings);
  }

  /** Where it was told to be, in degrees; null while it is released. */
  get angle() {
    return this.#servo.angle;
  }

  get range() {
    return this.#servo.range;
  }

  /** To an angle: at once, or in so many milliseconds. Settles with false if something came between. */
  turn(angle, options = {}) {
    this.#angle('angle', angle);
    const settings = checked(part, options, { duration: [duration, 0], curve: [oneOf('linear', 'ease'), 'ease'] });
    this.#turn.next();
    return this.#turning(angle, settings);
  }

  async #turning(angle, { duration: length, curve }) {
    if (length > 0) return this.#servo.ramp(angle, { duration: length, curve });
    this.#servo.write(angle);
    return true;
  }

  /** To the middle. */
  center(options) {
    return this.turn(this.range / 2, options);
  }

  /** From one angle to the other and back, each way in the duration. */
  sweep(options = {}) {
    const settings = checked(part, options, {
      from: [number(0, this.range, 'degrees'), 0],
      to: [number(0, this.range, 'degrees'), this.range],
      duration: [number(1, 86_400_000, 'ms'), 1000],
      times: [number(0, Infinity), 1],
    });
    return this.#sweeping(settings);
  }

  async #sweeping({ from, to, duration: length, times }) {
    const turn = this.#turn.next();
    this.#servo.write(from);
    for (let i = 0; i < times; i++) {
      for (const end of [to, from]) {
        const there = await this.#servo.ramp(end, { duration: length, curve: 'ease' });
        if (!there || !this.#turn.is(turn)) return false;
      }
    }
    return true;
  }

  /** No force any more: the arm can be moved by hand. */
  release() {
    this.#turn.next();
    this.#servo.release();
    return this;
  }

  #angle(option, value) {
    return number(0, this.range, 'degrees')(part, option, value);
  }

  rest() {
    this.#turn.next();
  }
}

async function opened(Kind, name, settings) {
  return new Kind(name, await require('hal:pwm').servo(name, settings));
}

module.exports = { Servo };
