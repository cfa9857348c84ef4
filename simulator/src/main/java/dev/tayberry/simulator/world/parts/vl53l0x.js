'use strict';
// Of sim:parts: a sensor of distance by light.

const world = require('sim:world');
const { Registers } = require('internal:part-registers');

/** A VL53L0X before something that is so many millimetres away; null for nothing. */
class VL53L0X extends Registers {
  distance;
  #memory = new Map([['0 192', 0xee], ['0 193', 0xaa], ['0 194', 0x10], ['1 145', 0x3c]]);
  #page = 0;
  #readyAt = Infinity;
  #ranged = null;

  constructor(given) {
    super('VL53L0X', given, { address: 0x29, distance: null });
    this.distance = this.made.distance;
  }

  written(first, values) {
    values.forEach((value, i) => this.#set(first + i, value));
  }

  #set(register, value) {
    if (register === 0xff) this.#page = value;
    else this.#memory.set(`${this.#page} ${register}`, value);
    if (this.#page !== 0) return;
    if (register === 0x0b) this.#readyAt = Infinity;
    // Page 1 goes by other registers; a start on page 0 takes the time of one measurement.
    if (register === 0x00 && (value & 1) === 1 && this.#memory.get('0 128') !== 1) {
      this.#readyAt = world.now() + 33;
      this.#ranged = this.distance;
      this.#memory.set('0 0', value & ~1);
    }
  }

  register(at) {
    if (this.#page === 0) {
      if (at === 0x13) return world.now() >= this.#readyAt ? 4 : 0;
      if (at === 0x14) return (this.#ranged === null ? 4 : 11) << 3;
      if (at === 0x1e) return (this.#ranged ?? 8190) >> 8;
      if (at === 0x1f) return (this.#ranged ?? 8190) & 0xff;
    }
    return this.#memory.get(`${this.#page} ${at}`) ?? 0;
  }

  get controls() {
    return { distance: this.slide('distance', 'Distance', [0, 2000], 'mm'), ...this.faults };
  }

  view() {
    const { name, distance } = this;
    return { kind: 'vl53l0x', name, at: [name], values: { distance } };
  }
}

module.exports = { VL53L0X };
