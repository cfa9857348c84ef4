'use strict';
// Of sim:parts: a knob that divides a voltage.

const { options, range } = require('internal:part');

/** A potentiometer between ground and the reference of an MCP3008, its wiper on one of the channels. */
class Potentiometer {
  #adc;
  #channel;
  #position;

  /**
   * @param adc the MCP3008 that measures it
   * @param position of the knob, 0 to 1
   */
  constructor(given) {
    const { adc, channel, position } = options('Potentiometer', given, ['adc'], { channel: 0, position: 0 });
    if (!Array.isArray(adc?.volts)) throw new TypeError('sim:parts: a Potentiometer needs adc, an MCP3008 of this rig');
    if (!(channel in adc.volts)) throw new RangeError(`sim:parts: an MCP3008 has channels 0 to 7, got ${channel}`);
    this.#adc = adc;
    this.#channel = channel;
    this.position = position;
  }

  get position() {
    return this.#position;
  }

  set position(position) {
    this.#position = Math.min(1, Math.max(0, Number(position)));
    this.#adc.volts[this.#channel] = this.#position * this.#adc.reference;
  }

  get controls() {
    return { position: range('Knob', [0, 1], '', this.position, (position) => (this.position = position)) };
  }

  view() {
    const name = `${this.#adc.view().name} channel ${this.#channel}`;
    const { position } = this;
    const values = { position, volts: this.#adc.volts[this.#channel], angle: position * 270 - 135 };
    return { kind: 'potentiometer', name, at: [name], values };
  }

  static picture = `
    <circle cx="50" cy="50" r="38" fill="#565b66"/>
    <g data-turn="angle"><circle cx="50" cy="50" r="28" fill="#c8ccd4"/><path d="M50 26v18" stroke="#1d2026" stroke-width="5"/></g>`;
}

module.exports = { Potentiometer };
