'use strict';
// Of sim:parts: chips that give a board more pins, or pins that measure.

const world = require('sim:world');

/** An MCP3008 with eight voltages at its pins. */
class MCP3008 {
  #name;
  #reference;
  /** At each channel. */
  volts = [0, 0, 0, 0, 0, 0, 0, 0];

  constructor({ bus, chipSelect = 0, reference = 3.3 }) {
    this.#name = `${bus} chip ${chipSelect}`;
    this.#reference = reference;
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
    return Math.min(1023, Math.max(0, Math.round(volts / this.#reference * 1023)));
  }

  view() {
    return { kind: 'mcp3008', name: this.#name, values: { volts: [...this.volts] } };
  }
}

/** A PCF8574: eight pins, each pulled up weakly, that either side may pull down. */
class PCF8574 {
  #name;
  #interrupt;
  #latch = 0xff;
  #pulled = 0xff; // a 0 where the world pulls down
  #told = 0xff;

  /** @param interrupt the board's line that its INT is wired to */
  constructor({ bus, address = 0x20, interrupt }) {
    this.#name = `${bus} 0x${address.toString(16)}`;
    this.#interrupt = interrupt && world.line(interrupt);
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

  view() {
    return { kind: 'pcf8574', name: this.#name, values: { levels: this.levels } };
  }
}

module.exports = { MCP3008, PCF8574 };
