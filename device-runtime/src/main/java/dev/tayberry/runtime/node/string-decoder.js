'use strict';
// node:string_decoder: text from pieces of bytes that end anywhere.
const { make } = require('internal:errors');

/** How many bytes at the end belong to something that is not whole yet. */
const UNFINISHED = {
  utf8(bytes) {
    // A lead byte among the last three says how many should follow it.
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back];
      if ((byte & 0xc0) === 0x80) continue;
      const length = byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
      return length > back && mayContinue(byte, back > 1 ? bytes[bytes.length - back + 1] : undefined) ? back : 0;
    }
    return 0;
  },
  utf16le(bytes) {
    const odd = bytes.length % 2;
    const high = bytes.length - odd - 1;
    return high > 0 && (bytes[high] & 0xfc) === 0xd8 ? 2 + odd : odd;
  },
  base64: (bytes) => bytes.length % 3,
  base64url: (bytes) => bytes.length % 3,
};

// Some second bytes make a sequence wrong at once: E0 80, ED A0, F0 80, F4 90.
function mayContinue(lead, second) {
  if (second === undefined) return true;
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  if (lead === 0xf4) return second < 0x90;
  return true;
}

const kept = Symbol('what is not whole yet');
const NAMES = { 'utf-8': 'utf8', ucs2: 'utf16le', 'ucs-2': 'utf16le', 'utf-16le': 'utf16le', binary: 'latin1' };

// A function, since old libraries call it without new.
function StringDecoder(encoding) {
  const name = encoding === undefined || encoding === null || encoding === '' ? 'utf8' : `${encoding}`.toLowerCase();
  if (!Buffer.isEncoding(name)) throw make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  this.encoding = NAMES[name] ?? name;
  Object.defineProperty(this, kept, { value: Buffer.alloc(0), writable: true });
}

StringDecoder.prototype.write = function write(chunk) {
  if (typeof chunk === 'string') return chunk;
  if (!ArrayBuffer.isView(chunk)) throw require('internal:errors').invalidArgType('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
  if (this[kept] === undefined) throw make(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type StringDecoder');
  const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const bytes = this[kept].length > 0 ? Buffer.concat([this[kept], piece]) : piece;
  const end = bytes.length - (UNFINISHED[this.encoding]?.(bytes) ?? 0);
  // A copy: the caller may use its buffer again.
  this[kept] = Buffer.from(bytes.subarray(end));
  return bytes.toString(this.encoding, 0, end);
};

StringDecoder.prototype.end = function end(chunk) {
  const text = chunk === undefined ? '' : this.write(chunk);
  const rest = this[kept].toString(this.encoding);
  this[kept] = Buffer.alloc(0);
  return text + rest;
};

StringDecoder.prototype.text = function text(chunk, offset) {
  this[kept] = Buffer.alloc(0);
  return this.write(chunk.subarray(offset));
};

/** How long the unfinished character will be, and how much of it is still to come. */
function wholeLength(decoder) {
  const [lead] = decoder[kept];
  if (lead === undefined) return 0;
  if (decoder.encoding === 'utf16le') return decoder[kept].length > 1 ? 4 : 2;
  if (decoder.encoding !== 'utf8') return 3;
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}

Object.defineProperties(StringDecoder.prototype, {
  lastTotal: { get() { return wholeLength(this); }, enumerable: true, configurable: true },
  lastNeed: { get() { return wholeLength(this) - this[kept].length; }, enumerable: true, configurable: true },
  lastChar: {
    get() {
      const whole = Buffer.alloc(4);
      this[kept].copy(whole);
      return whole;
    },
    enumerable: true,
    configurable: true,
  },
});

module.exports = { StringDecoder };
