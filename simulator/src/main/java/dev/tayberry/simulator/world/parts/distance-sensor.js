'use strict';
// Of sim:parts: an HC-SR04 and its kin.

const world = require('sim:world');
const { fault, options, range } = require('internal:part');

const OTHERS = { distance: null, temperature: 20, divider: false, volts: 5 };

/** An ultrasonic distance sensor: a pulse on one line is answered by one on the other. */
class DistanceSensor {
  /** In millimetres; null where nothing is in its way. */
  distance;
  /** False as if it were not there. */
  isWired = true;
  #lines;
  #temperature;

  /**
   * @param divider whether its echo comes through one: else it puts its volts on the pin
   * @param volts that it runs on: 3.3 for those kinds that can
   */
  constructor(given) {
    const { trigger, echo, distance, temperature, divider, volts } =
      options('DistanceSensor', given, ['trigger', 'echo'], OTHERS);
    this.distance = distance;
    this.#lines = [trigger, echo];
    this.#temperature = temperature;
    const answer = world.line(echo).driver('distance-sensor', { volts: divider ? 3.3 : volts });
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
    return {
      distance: range('Distance', [0, 4000], 'mm', this.distance, (distance) => (this.distance = distance)),
      unplugged: fault('Unplugged', !this.isWired, (unplugged) => (this.isWired = !unplugged)),
    };
  }

  view() {
    const near = this.distance === null ? 0 : Math.max(0, 46 - this.distance / 4000 * 46);
    return {
      kind: 'distance-sensor', name: this.#lines.join('/'), at: this.#lines,
      values: { distance: this.distance, isThere: this.distance !== null, near },
    };
  }

  static picture = `
    <rect x="4" y="58" width="92" height="34" rx="4" fill="#2f6db5"/>
    <circle cx="27" cy="75" r="14" fill="#c8ccd4"/><circle cx="73" cy="75" r="14" fill="#c8ccd4"/>
    <rect x="10" y="4" width="80" height="5" fill="#8a8f98" data-move-y="near" data-show="isThere"/>
    <text x="50" y="54" text-anchor="middle" font-size="11" fill="currentColor" data-hide="isThere">nothing near</text>
    <text x="50" y="54" text-anchor="middle" font-size="11" fill="currentColor" data-show="isThere"><tspan data-text="distance"/> mm</text>`;
}

module.exports = { DistanceSensor };
