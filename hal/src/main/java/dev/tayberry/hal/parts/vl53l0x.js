'use strict';
// VL53L0X: a distance by the time that light takes, over I2C. ST documents no registers; those used
// here are what its published driver and many others write. Its tuning table is left out: the
// chip measures with what it was made with.

const { OneByOne, Part, checked, fault, named, number, sleep, whole } = require('internal:parts-part');

const part = 'VL53L0X';
const OPTIONS = {
  address: [whole(0x08, 0x77), 0x29],
  max: [number(30, 2000, 'mm'), 2000],
  timeout: [number(50, 10_000, 'ms'), 500],
};

const START = 0x00;
const SEQUENCE = 0x01;
const INTERRUPT_CONFIG = 0x0a;
const CLEAR_INTERRUPT = 0x0b;
const INTERRUPT = 0x13;
const RESULT = 0x14;
const ACTIVE_HIGH = 0x84;
const PADS = 0x89;
const MODEL = 0xc0;
const RANGE_VALID = 11;
const NOTHING = 8190; // and above

class VL53L0X extends Part {
  #chip;
  #max;
  #turns = new OneByOne();

  constructor(name, bus, chip, max) {
    super(name, bus);
    this.#chip = chip;
    this.#max = max;
  }

  static open(bus, options = {}) {
    named(part, 'the bus', bus);
    return opened(this, bus, checked(part, options, OPTIONS));
  }

  /** Millimetres; null where nothing is near enough to be seen. */
  async read() {
    const { status, distance } = await this.#turns.run(() => this.#chip.range());
    return status === RANGE_VALID && distance < NOTHING && distance <= this.#max ? distance : null;
  }
}

/** The chip itself: what is written where, and what it waits for. */
class Chip {
  #device;
  #name;
  #timeout;
  #stop; // a number of this very chip that each start needs

  constructor(device, name, timeout) {
    this.#device = device;
    this.#name = name;
    this.#timeout = timeout;
  }

  async #write(...pairs) {
    for (let i = 0; i < pairs.length; i += 2) await this.#device.writeByte(pairs[i], pairs[i + 1]);
  }

  async prepare() {
    const device = this.#device;
    await this.#write(PADS, (await device.readByte(PADS)) | 0x01); // its pins have 2.8 V, not 1.8
    await this.#write(0x88, 0x00, 0x80, 0x01, 0xff, 0x01, 0x00, 0x00);
    this.#stop = await device.readByte(0x91);
    await this.#write(0x00, 0x01, 0xff, 0x00, 0x80, 0x00);
    await this.#write(INTERRUPT_CONFIG, 0x04, ACTIVE_HIGH, (await device.readByte(ACTIVE_HIGH)) & ~0x10);
    await this.#write(CLEAR_INTERRUPT, 0x01);
    await this.#calibrate(0x01, 0x41); // voltage
    await this.#calibrate(0x02, 0x01); // phase
    await this.#write(SEQUENCE, 0xe8);
  }

  async #calibrate(sequence, start) {
    await this.#write(SEQUENCE, sequence, START, start);
    await this.#until(INTERRUPT, (value) => (value & 0x07) !== 0);
    await this.#write(CLEAR_INTERRUPT, 0x01, START, 0x00);
  }

  async range() {
    await this.#write(0x80, 0x01, 0xff, 0x01, 0x00, 0x00, 0x91, this.#stop, 0x00, 0x01, 0xff, 0x00, 0x80, 0x00);
    await this.#write(START, 0x01);
    await this.#until(START, (value) => (value & 0x01) === 0);
    await this.#until(INTERRUPT, (value) => (value & 0x07) !== 0);
    const result = await this.#device.readBlock(RESULT, 12);
    await this.#write(CLEAR_INTERRUPT, 0x01);
    return { status: (result[0] & 0x78) >> 3, distance: result.readUInt16BE(10) };
  }

  async #until(register, done) {
    const end = performance.now() + this.#timeout;
    while (!done(await this.#device.readByte(register))) {
      if (performance.now() > end) {
        throw fault('ETIMEDOUT', part, `the chip on ${this.#name} does not finish; take its power away for a moment`);
      }
      await sleep(2);
    }
  }
}

async function opened(Kind, name, { address, max, timeout }) {
  const bus = await require('hal:i2c').open(name);
  try {
    const device = bus.device(address);
    const model = await device.readByte(MODEL);
    if (model !== 0xee) {
      throw fault('ENODEV', part, `what answers at 0x${address.toString(16)} of ${name} is no VL53L0X`
        + ` (its model is 0x${model.toString(16)}, not 0xee); is the address right?`);
    }
    const chip = new Chip(device, name, timeout);
    await chip.prepare();
    return new Kind(name, bus, chip, max);
  } catch (error) {
    await bus.close();
    throw error;
  }
}

module.exports = { VL53L0X };
