'use strict';
// Of sim:parts: what chips on an I2C bus share, register by register.

const world = require('sim:world');
const { fault, hex, options, range } = require('internal:part');

/** A chip whose registers are read from the one on that was written last. */
class Registers {
  #at = 0;
  #name;
  place;
  /** What it was made with, but where it is. */
  made;

  constructor(part, given, others) {
    const { bus, address, ...rest } = options(part, given, ['bus'], others);
    this.#name = `${bus} ${hex(address)}`;
    this.made = rest;
    this.place = world.i2c(bus).attach(address, {
      write: ([at, ...values]) => {
        this.#at = at;
        this.written(at, values);
      },
      read: (count) => Array.from({ length: count }, (_, i) => this.register((this.#at + i) & 0xff)),
    });
  }

  get name() {
    return this.#name;
  }

  /** One that a person moves, for what the chip is to measure. */
  slide(name, label, limits, unit) {
    return range(label, limits, unit, this[name], (value) => (this[name] = value));
  }

  /** What every such chip can suffer. */
  get faults() {
    return { silent: fault('Does not answer', this.silent, (silent) => (this.silent = silent)) };
  }

  /** Whether it does not answer at all. */
  get silent() {
    return this.place.silent;
  }

  set silent(silent) {
    this.place.silent = silent;
  }
}

module.exports = { Registers };
