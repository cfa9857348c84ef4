'use strict';
// sim:parts, things that are wired to a board.

const world = require('sim:world');
const milliseconds = require('internal:durations');

/** A push button between a line and a level: 0 for one to ground, with a pull-up on the board. */
class Button {
  #line;
  #pressed;

  constructor({ line, pressed = 0 }) {
    this.#line = world.line(line);
    this.#pressed = pressed;
  }

  get isPressed() {
    return this.#line.level === this.#pressed;
  }

  hold() {
    this.#line.drive(this.#pressed);
  }

  release() {
    this.#line.release();
  }

  /** Presses for a while; settles when it is let go. */
  press(duration = '100ms') {
    const held = milliseconds(duration);
    this.hold();
    return new Promise((resolve) => setTimeout(() => {
      this.release();
      resolve();
    }, held));
  }
}

/** A light on a line. */
class Led {
  #line;
  #lit;

  constructor({ line, lit = 1 }) {
    this.#line = world.line(line);
    this.#lit = lit;
  }

  /** Whether it shines. */
  get on() {
    return this.#line.level === this.#lit;
  }

  /** Tells the listener whenever it goes on or off. */
  watch(listener) {
    this.#line.on('change', ({ value, timestamp }) => listener({ on: value === this.#lit, timestamp }));
  }
}

module.exports = { Button, Led };
