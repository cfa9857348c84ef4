'use strict';
// sim:parts, things that are wired to a board. Each has a view(): what a picture of it would show.

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

  get controls() {
    return {
      press: { kind: 'hold', label: 'Press', set: (down) => (down ? this.hold() : this.release()) },
    };
  }

  view() {
    const { name } = this.#line;
    return { kind: 'button', name, at: [name], values: { pressed: this.isPressed } };
  }
}

/** An ultrasonic distance sensor: a pulse on one line is answered by one on the other. */
class DistanceSensor {
  /** In millimetres; null where nothing is in its way. */
  distance;
  /** False as if it were not there. */
  isWired = true;
  #names;
  #temperature;

  constructor({ trigger, echo, distance = null, temperature = 20 }) {
    this.distance = distance;
    this.#names = `${trigger}/${echo}`;
    this.#temperature = temperature;
    const answer = world.line(echo);
    answer.drive(0);
    world.line(trigger).on('change', ({ value }) => {
      // The burst takes its time; without an echo it gives up.
      if (value === 0 && this.isWired) answer.pulse(1, { after: 450, width: this.#width() });
    });
  }

  /** Of the echo, in microseconds. */
  #width() {
    if (this.distance === null) return 38_000;
    return this.distance * 2 / (331_300 + 606 * this.#temperature) * 1e6;
  }

  get controls() {
    const label = 'Distance';
    return {
      distance: {
        kind: 'range', label, min: 0, max: 4000, step: 1, unit: 'mm', value: this.distance,
        set: (distance) => (this.distance = distance),
      },
    };
  }

  view() {
    return { kind: 'distance-sensor', name: this.#names, values: { distance: this.distance } };
  }
}

module.exports = {
  Button,
  DistanceSensor,
  ...require('internal:driven-parts'),
  ...require('internal:moving-parts'),
  ...require('internal:pin-chips'),
  ...require('internal:sensor-chips'),
};
