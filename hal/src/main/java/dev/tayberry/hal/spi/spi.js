'use strict';
// hal:spi: what an app asks for is checked here, and the transfers of a bus take turns.

const { bufferOf } = require('internal:bus-values');
const { turnsOf } = require('internal:bus-turns');
const { bytesOf, countOf, ended, named, partsOf, settingsOf } = require('internal:spi-options');

/** A chip that is open. */
class Chip {
  #name;
  #turns;
  #handle;
  #settings;
  #closed = false;

  constructor(name, handle, settings) {
    this.#name = name;
    this.#turns = turnsOf(native.bus(name));
    this.#handle = handle;
    this.#settings = settings;
  }

  get name() {
    return this.#name;
  }

  get chipSelect() {
    return this.#settings.chipSelect;
  }

  get closed() {
    return this.#closed;
  }

  /** Sends bytes; resolves to what came back meanwhile. */
  transfer(bytes) {
    return this.#only([bytesOf('transfer', bytes)]);
  }

  write(bytes) {
    return this.#silent([bytesOf('write', bytes)]);
  }

  /** Sends zeros and resolves to what came back. */
  read(count) {
    return this.#only([countOf('the number of bytes to read', count)]);
  }

  /** Several parts while the chip stays selected; one Buffer for each. */
  transaction(parts) {
    return this.#send(partsOf(parts));
  }

  #only(parts) {
    return this.#send(parts).then((back) => back[0]);
  }

  #silent(parts) {
    return this.#send(parts).then(() => {});
  }

  #send(parts) {
    this.#handle.check(parts);
    return this.#exchange(parts);
  }

  async #exchange(parts) {
    this.#refuseClosed();
    const back = await this.#turns.run(() => {
      this.#refuseClosed();
      return this.#handle.transfer(parts);
    });
    return back.map(bufferOf);
  }

  #refuseClosed() {
    if (this.#closed) throw ended(this.#name, 'it is closed; open it again');
  }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    await this.#handle.close();
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }
}

function open(name, options = {}) {
  return opened(named(name), settingsOf(options));
}

async function opened(name, settings) {
  return new Chip(name, await native.open(name, settings.chipSelect, settings), settings);
}

module.exports = { open };
