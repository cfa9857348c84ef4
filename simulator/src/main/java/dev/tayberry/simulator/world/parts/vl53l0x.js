'use strict';
// Of sim:parts: a sensor of distance by light.

const world = require('sim:world');
const { Registers } = require('internal:part-registers');

const FAR = 71; // of the picture's units

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
    const beam = distance === null ? FAR : Math.min(1, distance / 2000) * FAR;
    return { kind: 'vl53l0x', name, at: [name], values: { distance, isThere: distance !== null, beam } };
  }

  static picture = `
    <rect x="2" y="22" width="14" height="56" rx="2" fill="#2f6db5"/><rect x="15" y="36" width="7" height="28" rx="1.5" fill="#5b6070"/>
    <rect x="22" y="46" width="0" height="8" fill="#e5533d" opacity=".45" data-width="beam"/>
    <rect x="22" y="18" width="5" height="64" fill="#8a8f98" data-move-x="beam" data-show="isThere"/>
    <text x="60" y="12" text-anchor="middle" font-size="12" fill="currentColor" data-show="isThere"><tspan data-text="distance"/> mm</text>
    <text x="60" y="12" text-anchor="middle" font-size="11" fill="currentColor" data-hide="isThere">nothing near</text>`;
}

module.exports = { VL53L0X };
