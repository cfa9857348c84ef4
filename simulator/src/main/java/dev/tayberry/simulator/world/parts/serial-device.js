'use strict';
// Of sim:parts: whatever speaks in frames on a serial port.

const serial = require('hal:serial');
const world = require('sim:world');
const { fault, options } = require('internal:part');

const inHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');

/** A device that hears frames, as hal:serial frames them, and answers each: bytes, text, or nothing. */
class SerialDevice {
  silent = false;
  /** The frames that it has heard. */
  heard = 0;
  #uart;
  #framer;
  #answer;
  #last = '';

  constructor(given) {
    const { port, framing, answer, baudRate, describe } =
      options('SerialDevice', given, ['port', 'framing'], { answer: () => null, baudRate: null, describe: null });
    this.#uart = world.serial(port);
    if (baudRate !== null) this.#uart.baudRate = baudRate;
    this.#framer = serial.framer(framing);
    this.#answer = answer;
    if (describe) this.describe = describe;
    this.#uart.on('data', (bytes) => this.#framer.push(bytes).forEach((frame) => this.#hear(frame)));
  }

  /** Says something that nobody has asked for. */
  send(bytes) {
    if (!this.silent) this.#uart.write(bytes);
  }

  #hear(frame) {
    this.heard += 1;
    this.#last = inHex(frame);
    if (this.silent) return;
    const answer = this.#answer(frame);
    if (answer !== null && answer !== undefined) this.send(answer);
  }

  get controls() {
    return { silent: fault('Does not answer', this.silent, (on) => (this.silent = on)) };
  }

  view() {
    const { name } = this.#uart;
    const { garbage } = this.#framer;
    return { kind: 'serial-device', name, at: [name], values: { heard: this.heard, last: this.#last, garbage, silent: this.silent } };
  }

  static picture = `
    <rect x="8" y="22" width="84" height="56" rx="6" fill="#39404e"/>
    <text x="50" y="46" text-anchor="middle" font-size="12" fill="#e8eaee" data-text="heard"/>
    <text x="50" y="64" text-anchor="middle" font-size="7" fill="#9fd6a8" data-hide="silent" data-text="last"/>
    <path d="M38 58h24" stroke="#c0392b" stroke-width="4" data-show="silent"/>`;
}

module.exports = { SerialDevice };
