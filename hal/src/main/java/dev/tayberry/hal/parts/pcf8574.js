'use strict';
// PCF8574: eight more pins, over I2C. Each is pulled up weakly and can be pulled down: a pin that
// is 1 can be read, since whatever is wired to it may pull it down, too.

const { OneByOne, Part, checked, fault, named, together, whole } = require('internal:parts-part');

const part = 'PCF8574';
const pinNumber = whole(0, 7);

class PCF8574 extends Part {
  #device;
  #turns = new OneByOne();
  #latch = 0xff; // as it is when it gets power
  #seen;

  /** @param interrupt an input, or undefined */
  constructor(name, { bus, device, interrupt, seen }) {
    super(name, ...(interrupt ? [interrupt, bus] : [bus]));
    this.#device = device;
    this.#seen = seen;
    interrupt?.on('fall', () => this.#look());
  }

  static open(bus, options = {}) {
    named(part, 'the bus', bus);
    const settings = checked(part, options, { address: [whole(0x08, 0x77), 0x20], interrupt: [named, undefined] });
    return opened(this, bus, settings);
  }

  /** All eight levels, pin 0 being the lowest bit. */
  read() {
    return this.#turns.run(() => this.#read());
  }

  async #read() {
    return (await this.#device.read(1))[0];
  }

  /** All eight pins: 0 pulls down, 1 lets go. */
  write(levels) {
    whole(0, 255)(part, 'the levels', levels);
    return this.#change(() => levels);
  }

  #change(to) {
    return this.#turns.run(async () => {
      const next = to(this.#latch);
      await this.#device.write([next]);
      this.#latch = next;
    });
  }

  /** One pin: { number, read(), write(level) }. */
  pin(index) {
    pinNumber(part, 'the pin', index);
    const bit = 1 << index;
    return {
      number: index,
      read: async () => ((await this.read()) & bit) === 0 ? 0 : 1,
      write: (level) => {
        whole(0, 1)(part, 'the level', Number(level));
        return this.#change((latch) => (level ? latch | bit : latch & ~bit));
      },
    };
  }

  /** Reading takes the interrupt back. */
  async #look() {
    try {
      const levels = await this.read();
      const changed = levels ^ this.#seen;
      this.#seen = levels;
      if (changed !== 0 && !this.closed) this.emit('change', { levels, changed });
    } catch (error) {
      if (!this.closed) this.emit('error', error);
    }
  }
}

async function opened(Kind, name, { address, interrupt }) {
  const [bus, line] = await together(
    () => require('hal:i2c').open(name),
    ...(interrupt ? [() => require('hal:gpio').input(interrupt)] : []));
  const device = bus.device(address);
  try {
    const seen = (await device.read(1))[0];
    return new Kind(name, { bus, device, interrupt: line, seen });
  } catch (error) {
    await line?.close();
    await bus.close();
    throw error.code === 'ENXIO' ? absent(error, name, address) : error;
  }
}

function absent(error, name, address) {
  const near = address < 0x38 ? 'a PCF8574A begins at 0x38' : 'a PCF8574 begins at 0x20';
  const missing = fault('ENXIO', part, `nothing answers at 0x${address.toString(16)} of ${name}; ${near}`);
  return Object.assign(missing, { cause: error });
}

module.exports = { PCF8574 };
