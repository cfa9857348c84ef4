'use strict';
// hal:i2c: what an app asks for is checked here, and the transfers of a bus take turns.

const { Buffer } = require('node:buffer');
const { bufferOf } = require('internal:bus-values');
const { Turns, turnsOf } = require('internal:bus-turns');
const { MOST, addressOf, bytesOf, ended, flags, named, partsOf, shown, whole, wrong } = require('internal:i2c-options');

/** A bus that is open. */
class Bus {
  #name;
  #handle;
  #turns;
  #locked; // whether it is one that lock() hands out
  #ended = null; // why it can no longer be used

  constructor(name, handle, turns, locked = false) {
    this.#name = name;
    this.#handle = handle;
    this.#turns = turns;
    this.#locked = locked;
  }

  get name() {
    return this.#name;
  }

  get closed() {
    return this.#ended !== null;
  }

  device(address) {
    return new Device(this, addressOf(address));
  }

  /** One transaction: bytes are written, { read: n } reads; one Buffer for each read. */
  transfer(address, parts) {
    return this.#transfer(addressOf(address), partsOf(parts));
  }

  async #transfer(address, parts) {
    const read = await this.#turn(() => this.#handle.transfer(address, parts));
    return read.map(bufferOf);
  }

  scan(options = {}) {
    const { read = false } = flags('scan', options, ['read']);
    return this.#turn(() => this.#handle.scan(read));
  }

  /** Has the bus alone until what the function promises is settled. */
  lock(action) {
    if (typeof action !== 'function') {
      throw wrong(`lock takes a function, got ${shown(action)}`);
    }
    if (action.length === 0) {
      // It would use this bus, which waits for the end of the lock: for ever.
      throw wrong('lock hands its function the bus to use inside: bus.lock(async (bus) => { … })');
    }
    return this.#turn(async () => {
      const mine = new Bus(this.#name, this.#handle, new Turns(), true);
      try {
        return await action(mine);
      } finally {
        mine.#ended ??= 'the lock it was handed out by is over';
        await mine.#turns.over();
      }
    });
  }

  async close() {
    if (this.#ended) return;
    this.#ended = 'it is closed; open it again';
    if (!this.#locked) await this.#handle.close();
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  async #turn(action) {
    this.#refuseEnded();
    return this.#turns.run(() => {
      // What still waits when a lock ends is part of it; what waits at close() is not sent.
      if (!this.#locked) this.#refuseEnded();
      return action();
    });
  }

  #refuseEnded() {
    if (this.#ended) {
      throw ended(this.#name, this.#ended);
    }
  }
}

/** One device of a bus. Its registers are numbered from 0 to 255. */
class Device {
  #bus;
  #address;

  constructor(bus, address) {
    this.#bus = bus;
    this.#address = address;
  }

  get bus() {
    return this.#bus;
  }

  get address() {
    return this.#address;
  }

  write(bytes) {
    return this.#send(bytesOf('write', bytes));
  }

  read(count) {
    return this.#receive([{ read: whole('read', count, 0, MOST.bytes) }]);
  }

  writeRead(bytes, count) {
    const written = bytesOf('writeRead', bytes);
    return this.#receive([written, { read: whole('the number of bytes to read', count, 0, MOST.bytes) }]);
  }

  async #send(bytes) {
    await this.#bus.transfer(this.#address, [bytes]);
  }

  async #receive(parts) {
    return (await this.#bus.transfer(this.#address, parts))[0];
  }

  readByte(register) {
    return this.#number([byte('register', register)], 1, (read) => read[0]);
  }

  /** The low byte first, unless { bigEndian: true }. */
  readWord(register, options = {}) {
    const { bigEndian = false } = flags('readWord', options, ['bigEndian']);
    const word = (read) => (bigEndian ? read.readUInt16BE() : read.readUInt16LE());
    return this.#number([byte('register', register)], 2, word);
  }

  async #number(written, count, take) {
    return take(await this.#receive([written, { read: count }]));
  }

  writeByte(register, value) {
    return this.#send([byte('register', register), byte('value', value)]);
  }

  writeWord(register, value, options = {}) {
    const { bigEndian = false } = flags('writeWord', options, ['bigEndian']);
    const [low, high] = [whole('value', value, 0, 0xffff) & 0xff, value >> 8];
    return this.#send([byte('register', register), ...(bigEndian ? [high, low] : [low, high])]);
  }

  /** Registers from this one on. */
  readBlock(register, count) {
    return this.writeRead([byte('register', register)], count);
  }

  writeBlock(register, bytes) {
    const block = bytesOf('writeBlock', bytes, MOST.bytes - 1);
    return this.#send(Buffer.concat([Buffer.from([byte('register', register)]), block]));
  }
}

function byte(what, value) {
  return whole(what, value, 0, 255);
}

function open(name) {
  return opened(named(name));
}

async function opened(name) {
  const turns = turnsOf(native.bus(name));
  return new Bus(name, await native.open(name), turns);
}

module.exports = { open };
