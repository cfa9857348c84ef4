'use strict';
// Of sim:parts: eight voltages in 1024 steps.

const world = require('sim:world');
const { options, range } = require('internal:part');

const WIDE = 44; // of the picture's units: a whole reference

const row = (channel, y) => `
    <text x="27" y="${y + 4.5}" font-size="8" fill="#c8ccd4">${channel}</text>
    <rect x="35" y="${y - 2}" width="${WIDE}" height="6" rx="1" fill="#454953"/>
    <rect x="35" y="${y - 2}" width="0" height="6" rx="1" fill="#f0a23c" data-width="bars.${channel}"/>`;

/** An MCP3008 with eight voltages at its pins. */
class MCP3008 {
  #name;
  #at;
  /** In volts: what measures as 1. */
  reference;
  /** At each channel. */
  volts = [0, 0, 0, 0, 0, 0, 0, 0];

  constructor(given) {
    const { bus, chipSelect, reference } = options('MCP3008', given, ['bus'], { chipSelect: 0, reference: 3.3 });
    this.#name = `${bus} chip ${chipSelect}`;
    this.reference = reference;
    this.#at = `${bus} ${chipSelect}`;
    world.spi(bus, chipSelect).attach({ transfer: (bytes) => this.#answer(bytes) });
  }

  /** Ten bits, after a start bit, four of configuration, and a bit of silence. */
  #answer(bytes) {
    const back = new Uint8Array(bytes.length);
    const start = bytes.indexOf(1);
    if (start < 0 || start + 2 >= bytes.length) return back;
    const config = bytes[start + 1];
    const value = this.#value((config >> 4) & 7, (config & 0x80) !== 0);
    back[start + 1] = value >> 8;
    back[start + 2] = value & 0xff;
    return back;
  }

  #value(channel, single) {
    const volts = single ? this.volts[channel] : this.volts[channel] - this.volts[channel ^ 1];
    return Math.min(1023, Math.max(0, Math.round(volts / this.reference * 1023)));
  }

  get controls() {
    return Object.fromEntries(this.volts.map((volts, channel) =>
      [`channel${channel}`, range(`CH${channel}`, [0, this.reference], 'V', volts, (to) => (this.volts[channel] = to))]));
  }

  view() {
    const bars = this.volts.map((volts) => Math.min(1, Math.max(0, volts / this.reference)) * WIDE);
    return { kind: 'mcp3008', name: this.#name, at: [this.#at], values: { volts: [...this.volts], bars } };
  }

  static picture = `
    <path d="M22 8v84M78 8v84" stroke="#8a8f98" stroke-width="14" stroke-dasharray="4 7"/>
    <rect x="18" y="3" width="64" height="94" rx="4" fill="#2b2e36"/><circle cx="24" cy="9" r="2.5" fill="#565b66"/>
    ${[0, 1, 2, 3, 4, 5, 6, 7].map((channel) => row(channel, 13 + channel * 11)).join('')}`;
}

module.exports = { MCP3008 };
