'use strict';
// Of sim:parts: three lights in one.

const { options } = require('internal:part');
const { Led } = require('internal:part-led');

/** A light whose colour is mixed by three lines, with pulses in any shade. */
class RgbLed {
  #parts;
  #names;

  /** @param lit the level at which each shines: 0 for one with a common anode */
  constructor(given) {
    const { red, green, blue, lit } = options('RgbLed', given, ['red', 'green', 'blue'], { lit: 1 });
    this.#names = [red, green, blue];
    this.#parts = this.#names.map((line) => new Led({ line, lit }));
  }

  /** 0 to 1 each. */
  get red() {
    return this.#parts[0].brightness;
  }

  get green() {
    return this.#parts[1].brightness;
  }

  get blue() {
    return this.#parts[2].brightness;
  }

  get on() {
    return this.#parts.some((light) => light.on);
  }

  /** As CSS has it: #ff8000. */
  get colour() {
    return `#${this.#parts.map(({ brightness }) => Math.round(brightness * 255).toString(16).padStart(2, '0')).join('')}`;
  }

  view() {
    const { on, colour, red, green, blue } = this;
    return { kind: 'rgb-led', name: this.#names.join('/'), at: this.#names, values: { on, colour, red, green, blue } };
  }

  static picture = `
    <path d="M32 72v22M44 72v26M56 72v26M68 72v22" stroke="#8a8f98" stroke-width="3"/>
    <path d="M26 72V44a24 24 0 0 1 48 0v28z" fill="#8a8f98" fill-opacity=".25" stroke="#8a8f98" stroke-width="2"/>
    <g data-show="on"><circle data-fill="colour" cx="50" cy="44" r="38" fill-opacity=".35"/>
    <path d="M26 72V44a24 24 0 0 1 48 0v28z" data-fill="colour"/></g>`;
}

module.exports = { RgbLed };
