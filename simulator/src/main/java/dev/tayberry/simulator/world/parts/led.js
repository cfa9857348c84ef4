'use strict';
// Of sim:parts: a light on a line.

const world = require('sim:world');
const { options } = require('internal:part');

/** With pulses on its line, as bright as they are long. */
class Led {
  #line;
  #lit;
  #colour;

  /**
   * @param lit the level at which it shines
   * @param colour as CSS knows it
   */
  constructor(given) {
    const { line, lit, colour } = options('Led', given, ['line'], { lit: 1, colour: '#ff3b30' });
    this.#line = world.line(line);
    this.#lit = lit;
    this.#colour = colour;
  }

  /** Whether it shines. */
  get on() {
    return this.brightness > 0;
  }

  /** 0 to 1. */
  get brightness() {
    const high = this.#line.pwm?.duty ?? this.#line.level;
    return this.#lit === 1 ? high : 1 - high;
  }

  /** Tells the listener whenever it goes on or off. */
  watch(listener) {
    this.#line.on('change', ({ value, timestamp }) => listener({ on: value === this.#lit, timestamp }));
  }

  view() {
    const { name } = this.#line;
    return { kind: 'led', name, at: [name], values: { on: this.on, brightness: this.brightness, colour: this.#colour } };
  }

  static picture = `
    <path d="M42 70v26M58 70v22" stroke="#8a8f98" stroke-width="4"/>
    <circle data-fill="colour" data-opacity="brightness" cx="50" cy="42" r="38" fill-opacity=".35"/>
    <path d="M28 70V42a22 22 0 0 1 44 0v28z" data-fill="colour" fill-opacity=".3" stroke="#8a8f98" stroke-width="2"/>
    <path d="M28 70V42a22 22 0 0 1 44 0v28z" data-fill="colour" data-opacity="brightness"/>`;
}

module.exports = { Led };
