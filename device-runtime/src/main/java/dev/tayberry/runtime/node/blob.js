'use strict';
// Blob and File: bytes that stand still. Their stream() would need web streams, which we lack.
const { invalidArgType, missingArgs } = require('internal:errors');

function bytesOf(part, endings) {
  if (part instanceof Blob) return Blob.bytes(part);
  if (require('util/types').isAnyArrayBuffer(part)) return new Uint8Array(part);
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  const text = `${part}`.toWellFormed();
  return Buffer.from(endings === 'native' ? text.replace(/\r\n?/g, '\n') : text);
}

class Blob {
  #bytes;
  #type;

  constructor(parts = [], options = {}) {
    if (parts === null || typeof parts !== 'object' || typeof parts[Symbol.iterator] !== 'function') throw invalidArgType('sources', 'a sequence', parts);
    if (options !== null && typeof options !== 'object' && typeof options !== 'function') throw invalidArgType('options', 'Object', options);
    const { type = '', endings = 'transparent' } = options ?? {};
    require('internal:validators').validateOneOf(`${endings}`, 'options.endings', ['transparent', 'native']);
    this.#bytes = Buffer.concat([...parts].map((part) => bytesOf(part, `${endings}`)));
    this.#type = /[^\u0020-\u007E]/.test(`${type}`) ? '' : `${type}`.toLowerCase();
  }

  static bytes = (blob) => blob.#bytes;

  get size() {
    return this.#bytes.length;
  }

  get type() {
    return this.#type;
  }

  slice(start = 0, end = this.size, type = '') {
    return new Blob([this.#bytes.subarray(start, end)], { type });
  }

  async arrayBuffer() {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }

  async bytes() {
    return new Uint8Array(await this.arrayBuffer());
  }

  async text() {
    return new TextDecoder().decode(this.#bytes);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    return depth < 0 ? this : `Blob ${inspect({ size: this.size, type: this.type }, options)}`;
  }
}

class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options = {}) {
    if (arguments.length < 2) throw missingArgs('sources', 'fileName');
    super(parts, options);
    this.#name = `${name}`.toWellFormed();
    this.#lastModified = Number(options?.lastModified ?? Date.now()) || 0;
  }

  get name() {
    return this.#name;
  }

  get lastModified() {
    return this.#lastModified;
  }
}

for (const Class of [Blob, File]) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

module.exports = { Blob, File };
