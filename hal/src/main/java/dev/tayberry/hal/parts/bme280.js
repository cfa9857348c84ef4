'use strict';
// BME280: temperature, humidity and air pressure, over I2C. One measurement at a time ("forced
// mode"): in between it sleeps, and does not warm itself.

const { OneByOne, Part, checked, fault, named, oneOf, sleep, whole } = require('internal:parts-part');
const formulas = require('internal:parts-bme280-formulas');

const part = 'BME280';
const OPTIONS = { address: [whole(0x08, 0x77), 0x76], oversampling: [oneOf(1, 2, 4, 8, 16), 1] };

const ID = 0xd0;
const RESET = 0xe0;
const HUMIDITY_CONTROL = 0xf2;
const STATUS = 0xf3;
const CONTROL = 0xf4;
const DATA = 0xf7;
const MEASURING = 0x08;
const COPYING = 0x01;
const OTHERS = { 0x58: 'a BMP280, which has no humidity', 0x61: 'a BME680' };

class BME280 extends Part {
  #device;
  #setup;
  #turns = new OneByOne();

  /** @param setup { calibration, oversampling } */
  constructor(name, bus, device, setup) {
    super(name, bus);
    this.#device = device;
    this.#setup = setup;
  }

  static open(bus, options = {}) {
    named(part, 'the bus', bus);
    return opened(this, bus, checked(part, options, OPTIONS));
  }

  /** { temperature, humidity, pressure } in °C, % and hPa. */
  read() {
    return this.#turns.run(() => this.#measure());
  }

  async #measure() {
    const { calibration, oversampling } = this.#setup;
    const rate = Math.log2(oversampling) + 1;
    const forced = (rate << 5) | (rate << 2) | 1;
    // What it is told of humidity counts from the next word to CONTROL on.
    await this.#device.writeByte(HUMIDITY_CONTROL, rate);
    await this.#device.writeByte(CONTROL, forced);
    await sleep(Math.ceil(2.4 + 6.9 * oversampling)); // the datasheet's longest, 9.1
    await until(this.#device, MEASURING, this.name);
    const data = await this.#device.readBlock(DATA, 8);
    const [pressure, temperature] = [data.readUIntBE(0, 3) >> 4, data.readUIntBE(3, 3) >> 4];
    const fine = formulas.fineTemperature(calibration, temperature);
    return {
      temperature: rounded(formulas.temperature(fine)),
      humidity: rounded(formulas.humidity(calibration, fine, data.readUInt16BE(6))),
      pressure: rounded(formulas.pressure(calibration, fine, pressure)),
    };
  }
}

async function opened(Kind, name, { address, oversampling }) {
  const bus = await require('hal:i2c').open(name);
  try {
    const device = bus.device(address);
    await requireChip(device, name, address);
    await device.writeByte(RESET, 0xb6);
    await sleep(3);
    await until(device, COPYING, name);
    const calibration = formulas.calibration(await device.readBlock(0x88, 26), await device.readBlock(0xe1, 7));
    return new Kind(name, bus, device, { calibration, oversampling });
  } catch (error) {
    await bus.close();
    throw error;
  }
}

async function requireChip(device, name, address) {
  const id = await device.readByte(ID);
  if (id === 0x60) return;
  const other = OTHERS[id] ?? `not a BME280 (its id is 0x${id.toString(16)}, not 0x60)`;
  throw fault('ENODEV', part, `what answers at 0x${address.toString(16)} of ${name} is ${other}; is the address right?`);
}

/** Until the bit is clear. */
async function until(device, bit, name) {
  for (let i = 0; i < 100; i++) {
    if (((await device.readByte(STATUS)) & bit) === 0) return;
    await sleep(2);
  }
  throw fault('ETIMEDOUT', part, `the chip on ${name} does not finish its work; take its power away for a moment`);
}

/** To what the chip resolves, and no more. */
function rounded(value) {
  return Math.round(value * 100) / 100;
}

module.exports = { BME280 };
