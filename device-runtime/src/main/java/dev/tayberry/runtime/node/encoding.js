'use strict';
// TextEncoder and TextDecoder; the work is done in Java.
const { make, invalidArgType } = require('internal:errors');

class TextEncoder {
  get encoding() {
    return 'utf-8';
  }

  encode(text = '') {
    return native.encode(`${text}`);
  }

  encodeInto(text, target) {
    if (typeof text !== 'string') throw invalidArgType('src', 'string', text);
    if (!(target instanceof Uint8Array)) throw invalidArgType('dest', 'Uint8Array', target);
    let read = text.length;
    let bytes = native.encode(text);
    if (bytes.length > target.length) {
      // Back to the start of a character, then count what was read of the text.
      let end = target.length;
      while (end > 0 && (bytes[end] & 0xc0) === 0x80) end--;
      bytes = bytes.subarray(0, end);
      read = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).length;
    }
    target.set(bytes);
    return { read, written: bytes.length };
  }

  [Symbol.for('nodejs.util.inspect.custom')]() {
    return "TextEncoder { encoding: 'utf-8' }";
  }
}

class TextDecoder {
  #native;
  #encoding;
  #fatal;
  #ignoreBOM;

  constructor(label = 'utf-8', options = undefined) {
    if (options !== undefined && options !== null && typeof options !== 'object') throw invalidArgType('options', 'Object', options);
    const name = native.nameOf(`${label}`);
    if (name === null) throw make(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `The "${label}" encoding is not supported`);
    this.#encoding = name;
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
    this.#native = native.decoding(name, this.#fatal, this.#ignoreBOM);
  }

  get encoding() {
    return this.#encoding;
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#ignoreBOM;
  }

  decode(input = new Uint8Array(), options = undefined) {
    if (options !== undefined && options !== null && typeof options !== 'object') throw invalidArgType('options', 'Object', options);
    if (!ArrayBuffer.isView(input) && !require('util/types').isAnyArrayBuffer(input)) {
      throw invalidArgType('list', ['ArrayBuffer', 'ArrayBufferView'], input);
    }
    try {
      return this.#native.decode(input, Boolean(options?.stream));
    } catch (error) {
      throw error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? make(TypeError, error.code, error.message) : error;
    }
  }
}

for (const Class of [TextEncoder, TextDecoder]) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

module.exports = { TextEncoder, TextDecoder };
