'use strict';
// hal:spi: what an app asks for is checked here, and the transfers of a bus take turns.

const { Buffer } = require('node:buffer');
const { bytesOf, countOf, partsOf, settingsOf, shown, wrong } = require('internal:spi-options');

// The last transfer of each bus: the next one waits for it, whatever becomes of it.
const lasts = new Map();

function inTurn(bus, action) {
  const mine = (lasts.get(bus) ?? Promise.resolve()).then(action);
  lasts.set(bus, mine.catch(() => {}));
  return mine;
}

/** A chip that is open. */
class Chip {
  #name;
  #bus;
  #handle;
  #settings;
  #closed = false;

  constructor(name, handle, settings) {
    this.#name = name;
    this.#bus = native.bus(name);
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
    const back = await inTurn(this.#bus, () => {
      this.#refuseClosed();
      return this.#handle.transfer(parts);
    });
    return back.map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  #refuseClosed() {
    if (this.#closed) {
      const message = `spi: ${this.#name} cannot be used: it is closed; open it again`;
      throw Object.assign(new Error(message), { code: 'EBADF' });
    }
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
  if (typeof name !== 'string') {
    throw wrong(`the name of a bus must be a string, got ${shown(name)}`);
  }
  return opened(name, settingsOf(options));
}

async function opened(name, settings) {
  return new Chip(name, await native.open(name, settings.chipSelect, settings), settings);
}

module.exports = { open };
