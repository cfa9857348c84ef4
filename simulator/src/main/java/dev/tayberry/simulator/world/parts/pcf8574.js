'use strict';
// Of sim:parts: eight more pins.

const world = require('sim:world');
const { hex, options } = require('internal:part');

const pinAt = (pin, x, y) => `
    <circle cx="${x}" cy="${y}" r="4" fill="#454953"/><circle cx="${x}" cy="${y}" r="4" fill="#5ff0a5" data-opacity="p${pin}"/>
    <text x="${x + 5.5}" y="${y + 2.5}" font-size="7.5" fill="#c8ccd4">${pin}</text>`;

/** A PCF8574: eight pins, each pulled up weakly, that either side may pull down. */
class PCF8574 {
  #name;
  #at;
  #interrupt;
  #latch = 0xff;
  #pulled = 0xff; // a 0 where the world pulls down
  #told = 0xff;

  /** @param interrupt the board's line that its INT is wired to */
  constructor(given) {
    const { bus, address, interrupt } = options('PCF8574', given, ['bus'], { address: 0x20, interrupt: undefined });
    this.#name = `${bus} ${hex(address)}`;
    this.#at = interrupt ? [this.#name, interrupt] : [this.#name];
    this.#interrupt = interrupt && world.line(interrupt).driver('pcf8574');
    world.i2c(bus).attach(address, {
      write: (bytes) => {
        if (bytes.length > 0) this.#latch = bytes[bytes.length - 1];
        this.#settle();
      },
      read: (count) => {
        this.#settle();
        return new Array(count).fill(this.levels);
      },
    });
  }

  /** Of all pins, pin 0 being the lowest bit. */
  get levels() {
    return this.#latch & this.#pulled;
  }

  level(pin) {
    return (this.levels >> pin) & 1;
  }

  /** As a button to ground does. */
  pullDown(pin) {
    this.#pull(this.#pulled & ~(1 << pin));
  }

  release(pin) {
    this.#pull(this.#pulled | (1 << pin));
  }

  #pull(pulled) {
    this.#pulled = pulled;
    // INT is pulled down while what was read last is no longer so.
    if (this.levels === this.#told) this.#interrupt?.release();
    else this.#interrupt?.drive(0);
  }

  /** What is read or written is told. */
  #settle() {
    this.#told = this.levels;
    this.#interrupt?.release();
  }

  get controls() {
    return Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((pin) => [`pin${pin}`, {
      kind: 'hold', label: `P${pin} ↓`, set: (down) => (down ? this.pullDown(pin) : this.release(pin)),
    }]));
  }

  view() {
    const { levels } = this;
    const pins = Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].map((pin) => [`p${pin}`, this.level(pin)]));
    return { kind: 'pcf8574', name: this.#name, at: this.#at, values: { levels, ...pins } };
  }

  /** A light at each pin that is high. */
  static picture = `
    <path d="M10 30h80M10 70h80" stroke="#8a8f98" stroke-width="12" stroke-dasharray="5 6.8"/>
    <rect x="6" y="28" width="88" height="44" rx="4" fill="#2b2e36"/><circle cx="13" cy="50" r="3" fill="#565b66"/>
    ${[0, 1, 2, 3, 4, 5, 6, 7].map((pin) => pinAt(pin, 23 + (pin % 4) * 20, pin < 4 ? 41 : 63)).join('')}`;
}

module.exports = { PCF8574 };
