'use strict';
// The far ends of I2C and SPI buses, for sim:world.

function bytesOf(value) {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'number') return Uint8Array.of(value);
  if (Array.isArray(value)) return Uint8Array.from(value);
  throw Object.assign(
    new TypeError(`bytes are a Uint8Array, an array of numbers or a number, got ${String(value)}`),
    { code: 'ERR_INVALID_ARG_TYPE' });
}

const FAULTS = ['arbitration', 'broken'];

/** A device at its place on an I2C bus. */
class I2cDevice {
  #place;
  #silent = false;

  constructor(place) {
    this.#place = place;
  }

  /** Whether it does not acknowledge: a device that hangs, or has no power. */
  get silent() {
    return this.#silent;
  }

  set silent(silent) {
    this.#silent = Boolean(silent);
    this.#place.setSilent(this.#silent);
  }

  get attached() {
    return this.#place.isAttached();
  }

  detach() {
    this.#place.detach();
  }
}

/** A device of 256 registers. */
class I2cRegisters extends I2cDevice {
  #registers;

  constructor(registers) {
    super(registers.place());
    this.#registers = registers;
  }

  get(register, count = 1) {
    return this.#registers.get(register, count);
  }

  /** A number, or bytes for this register and the next ones. */
  set(register, value) {
    this.#registers.set(register, bytesOf(value));
  }
}

class I2cBus {
  #name;
  #end;

  constructor(name, end) {
    this.#name = name;
    this.#end = end;
  }

  get name() {
    return this.#name;
  }

  /** @param device { write(bytes) {}, read(count) { return bytes } }; what it lacks is not acknowledged */
  attach(address, device) {
    const write = (bytes) => (device.write ? device.write(bytes) !== false : false);
    const read = (count) => {
      const bytes = device.read?.(count);
      return bytes === undefined || bytes === null || bytes === false ? null : bytesOf(bytes);
    };
    return new I2cDevice(this.#end.attach(address, write, read));
  }

  /** @param initial { 0xd0: 0x60, 0x88: [1, 2] }: what registers hold at first; the others 0 */
  registers(address, initial = {}) {
    const device = new I2cRegisters(this.#end.registers(address));
    for (const [register, value] of Object.entries(initial)) device.set(Number(register), value);
    return device;
  }

  /** Whether somebody holds a wire low, so that nothing gets through. */
  get stuck() {
    return this.#end.isStuck();
  }

  set stuck(stuck) {
    this.#end.setStuck(Boolean(stuck));
  }

  /** The next transaction fails: kind is 'arbitration' or 'broken'. */
  fault(kind) {
    if (!FAULTS.includes(kind)) throw new TypeError(`sim:world: a fault is one of ${FAULTS.join(', ')}, got ${kind}`);
    this.#end.fault(kind);
  }

  /** Bits per second; 100 000 at first. */
  set speed(bitsPerSecond) {
    this.#end.setSpeed(bitsPerSecond);
  }
}

/** Where a chip sits on an SPI bus. */
class SpiSocket {
  #name;
  #end;

  constructor(name, end) {
    this.#name = name;
    this.#end = end;
  }

  get name() {
    return this.#name;
  }

  /**
   * @param chip { transfer(bytes) { return bytes }, select() {} }: what it does not return are zeros;
   *     select() tells that a transaction begins
   */
  attach(chip) {
    const transfer = (bytes) => {
      const back = chip.transfer(bytes);
      return back === undefined || back === null ? null : bytesOf(back);
    };
    this.#end.attach(transfer, () => chip.select?.());
    return this;
  }

  detach() {
    this.#end.detach();
  }

  get attached() {
    return this.#end.isAttached();
  }

  /** How the app has it open: { mode, speed, bitsPerWord, lsbFirst, csHigh }; null where it has not. */
  get settings() {
    return this.#end.settings();
  }
}

module.exports = { I2cBus, SpiSocket };
