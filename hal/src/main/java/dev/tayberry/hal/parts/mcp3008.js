'use strict';
// MCP3008: eight voltages, in 1024 steps, over SPI.

const { Part, checked, flag, named, number, whole } = require('internal:parts-part');

const part = 'MCP3008';
const STEPS = 1023; // between the lowest and the highest

class MCP3008 extends Part {
  #chip;
  #reference;

  constructor(name, chip, reference) {
    super(name, chip);
    this.#chip = chip;
    this.#reference = reference;
  }

  static open(bus, options = {}) {
    named(part, 'the bus', bus);
    const settings = checked(part, options, {
      chipSelect: [whole(0, 15), 0],
      reference: [number(0.1, 5.5, 'V'), 3.3],
      speed: [number(10_000, 3_600_000, 'Hz'), 1_000_000],
    });
    return opened(this, bus, settings);
  }

  /** 0 to 1 of the reference. `differential`: against the other channel of its pair (0 and 1, …). */
  read(channel, options = {}) {
    return this.raw(channel, options).then((value) => value / STEPS);
  }

  volts(channel, options = {}) {
    return this.raw(channel, options).then((value) => value / STEPS * this.#reference);
  }

  /** 0 to 1023. */
  raw(channel, options = {}) {
    whole(0, 7)(part, 'channel', channel);
    const { differential } = checked(part, options, { differential: [flag, false] });
    return this.#ask((differential ? 0 : 0x80) | (channel << 4));
  }

  async #ask(config) {
    // The start bit ends the first byte; the ten bits of the answer end the last two.
    const [, high, low] = await this.#chip.transfer([1, config, 0]);
    return ((high & 3) << 8) | low;
  }
}

async function opened(Kind, name, { chipSelect, reference, speed }) {
  return new Kind(name, await require('hal:spi').open(name, { chipSelect, speed, mode: 0 }), reference);
}

module.exports = { MCP3008 };
