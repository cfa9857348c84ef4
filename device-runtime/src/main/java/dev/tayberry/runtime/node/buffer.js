'use strict';
// Buffer: a Uint8Array that knows encodings. Loops over bytes are in Java; numbers are in
// buffer-numbers.js.
const { make, invalidArgType, invalidArgValue, outOfRange } = require('internal:errors');
const { known, encodingOf, search } = require('internal:buffer-search');
const { validateInteger, validateNumber, validateString } = require('internal:validators');

const MAX_LENGTH = 2 ** 31 - 1;
const MAX_STRING_LENGTH = 2 ** 29 - 24;

class FastBuffer extends Uint8Array {}

function Buffer(value, encodingOrOffset, length) {
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw invalidArgType('string', 'string', value);
    return Buffer.alloc(value);
  }
  return Buffer.from(value, encodingOrOffset, length);
}
Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = FastBuffer.prototype;
Object.defineProperty(FastBuffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true });
Object.defineProperty(Buffer, Symbol.species, { get: () => FastBuffer, configurable: true });

/** What Java answered, as a Buffer of the same memory. */
const adopt = (bytes) => new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const isBytes = (value) => value instanceof Uint8Array;
const isAnyBuffer = (value) => value !== null && typeof value === 'object' && require('util/types').isAnyArrayBuffer(value);

function fromString(text, encoding) {
  return adopt(native.encode(text, encodingOf(encoding)));
}

function fromArrayBuffer(buffer, offset, length) {
  const start = offset === undefined ? 0 : Number.isNaN(+offset) ? 0 : +offset;
  const most = buffer.byteLength - start;
  if (most < 0) throw make(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"offset" is outside of buffer bounds');
  const size = length === undefined ? most : Math.max(0, +length || 0);
  if (size > most) throw make(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"length" is outside of buffer bounds');
  return new FastBuffer(buffer, start, size);
}

function fromObject(value) {
  if (value.length !== undefined || isAnyBuffer(value.buffer)) {
    return typeof value.length === 'number' && value.length > 0 ? new FastBuffer(value) : new FastBuffer();
  }
  if (value.type === 'Buffer' && Array.isArray(value.data)) return new FastBuffer(value.data);
  return undefined;
}


function wrongSource(value) {
  const error = invalidArgType('first argument', 'string', value);
  const { received } = require('internal:errors');
  error.message = 'The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. ' + received(value);
  return error;
}

Object.assign(Buffer, {
  poolSize: 8192,

  from(value, encodingOrOffset, length) {
    if (typeof value === 'string') return fromString(value, encodingOrOffset);
    if (typeof value === 'object' && value !== null) {
      if (isBytes(value)) return new FastBuffer(value);
      if (isAnyBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
      const primitive = value.valueOf?.();
      if (primitive !== null && primitive !== undefined && primitive !== value && (typeof primitive === 'string' || typeof primitive === 'object')) {
        return Buffer.from(primitive, encodingOrOffset, length);
      }
      const made = fromObject(value);
      if (made) return made;
      if (typeof value[Symbol.toPrimitive] === 'function') {
        const text = value[Symbol.toPrimitive]('string');
        if (typeof text === 'string') return fromString(text, encodingOrOffset);
      }
    }
    throw wrongSource(value);
  },

  of: (...bytes) => new FastBuffer(bytes),

  alloc(size, fill, encoding) {
    validateNumber(size, 'size', 0, MAX_LENGTH);
    const buffer = new FastBuffer(size);
    if (fill !== undefined && fill !== 0 && size > 0) {
      if (encoding !== undefined && typeof encoding !== 'string') throw invalidArgType('encoding', 'string', encoding);
      buffer.fill(fill, encoding);
    }
    return buffer;
  },

  allocUnsafe(size) {
    validateNumber(size, 'size', 0, MAX_LENGTH);
    return new FastBuffer(size);
  },

  allocUnsafeSlow: (size) => Buffer.allocUnsafe(size),
  copyBytesFrom(view, offset = 0, length = undefined) {
    if (!require('util/types').isTypedArray(view)) throw invalidArgType('view', 'TypedArray', view);
    validateInteger(offset, 'offset', 0);
    if (length !== undefined) validateInteger(length, 'length', 0);
    const part = view.slice(offset, length === undefined ? undefined : offset + length);
    return new FastBuffer(part.buffer, part.byteOffset, part.byteLength);
  },

  concat(list, total = undefined) {
    if (!Array.isArray(list)) throw invalidArgType('list', 'Array', list);
    const size = total ?? list.reduce((sum, one) => sum + (one?.length ?? 0), 0);
    if (total !== undefined) validateInteger(total, 'length', 0);
    const buffer = new FastBuffer(size);
    let at = 0;
    list.forEach((one, i) => {
      if (!isBytes(one)) throw invalidArgType(`list[${i}]`, ['Buffer', 'Uint8Array'], one);
      if (at >= size) return;
      buffer.set(one.length > size - at ? one.subarray(0, size - at) : one, at);
      at += one.length;
    });
    return buffer;
  },

  compare(a, b) {
    if (!isBytes(a)) throw invalidArgType('buf1', ['Buffer', 'Uint8Array'], a);
    if (!isBytes(b)) throw invalidArgType('buf2', ['Buffer', 'Uint8Array'], b);
    return a === b ? 0 : native.compare(a, b);
  },

  isBuffer: (value) => value instanceof Buffer,
  isEncoding: (encoding) => typeof encoding === 'string' && encoding !== '' && known(encoding) !== undefined,

  byteLength(value, encoding) {
    if (typeof value !== 'string') {
      if (ArrayBuffer.isView(value) || isAnyBuffer(value)) return value.byteLength;
      throw invalidArgType('string', ['string', 'Buffer', 'ArrayBuffer'], value);
    }
    switch (known(encoding)) {
      case 'latin1':
      case 'ascii':
        return value.length;
      case 'utf16le':
        return value.length * 2;
      case 'hex':
        return value.length >>> 1;
      case 'base64':
      case 'base64url': {
        const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
        return ((value.length - padding) * 3) >>> 2;
      }
      default:
        return native.byteLength(value);
    }
  },
});

function clamp(value, fallback, low, high) {
  if (value === undefined) return fallback;
  const number = Math.trunc(+value);
  return Number.isNaN(number) ? low : Math.min(Math.max(number, low), high);
}

function checkOffset(value, name, fallback, max) {
  if (value === undefined) return fallback;
  validateInteger(value, name, 0, max);
  return value;
}

const methods = {
  toString(encoding, start, end) {
    const from = clamp(start, 0, 0, this.length);
    const to = clamp(end, this.length, 0, this.length);
    const name = encoding === undefined ? 'utf8' : encodingOf(encoding === null ? 'null' : encoding || '0');
    if (to <= from) return '';
    return native.decode(from === 0 && to === this.length ? this : this.subarray(from, to), name);
  },

  toLocaleString(encoding, start, end) {
    return this.toString(encoding, start, end);
  },

  equals(other) {
    if (!isBytes(other)) throw invalidArgType('otherBuffer', ['Buffer', 'Uint8Array'], other);
    return this === other || (this.byteLength === other.byteLength && native.compare(this, other) === 0);
  },

  compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    if (!isBytes(target)) throw invalidArgType('target', ['Buffer', 'Uint8Array'], target);
    if (arguments.length === 1) return native.compare(this, target);
    const from = checkOffset(targetStart, 'targetStart', 0);
    const to = checkOffset(targetEnd, 'targetEnd', target.length, target.length);
    const start = checkOffset(sourceStart, 'sourceStart', 0);
    const end = checkOffset(sourceEnd, 'sourceEnd', this.length, this.length);
    if (start >= end) return from >= to ? 0 : -1;
    if (from >= to) return 1;
    return native.compare(this.subarray(start, end), target.subarray(from, to));
  },

  indexOf(value, offset, encoding) {
    return search(native, this, value, offset, encoding, true);
  },

  lastIndexOf(value, offset, encoding) {
    return search(native, this, value, offset, encoding, false);
  },

  includes(value, offset, encoding) {
    return this.indexOf(value, offset, encoding) !== -1;
  },

  fill(value, start, end, encoding) {
    let [from, to, name] = [start, end, encoding];
    if (typeof value === 'string') {
      if (typeof from === 'string') [name, from, to] = [from, undefined, undefined];
      else if (typeof to === 'string') [name, to] = [to, undefined];
      if (name !== undefined) validateString(name, 'encoding');
      encodingOf(name);
    }
    from = from === undefined ? 0 : (validateNumber(from, 'offset', 0, this.length), from);
    to = to === undefined ? this.length : (validateNumber(to, 'end', 0, this.length), to);
    if (from >= to) return this;
    if (typeof value !== 'string' && !isBytes(value)) {
      Uint8Array.prototype.fill.call(this, typeof value === 'boolean' ? +value : value & 255, from, to);
      return this;
    }
    const pattern = typeof value === 'string' ? native.encode(value, encodingOf(name)) : value;
    if (pattern.length === 0) {
      if (value.length > 0) throw invalidArgValue('value', value);
      Uint8Array.prototype.fill.call(this, 0, from, to);
      return this;
    }
    this.set(pattern.subarray(0, to - from), from);
    // Each round doubles what is filled already.
    for (let done = Math.min(pattern.length, to - from); done < to - from; done *= 2) {
      this.copyWithin(from + done, from, from + Math.min(done, to - from - done));
    }
    return this;
  },

  write(text, offset, length, encoding) {
    let [from, size, name] = [offset, length, encoding];
    if (typeof from === 'string') [name, from, size] = [from, undefined, undefined];
    else if (typeof size === 'string') [name, size] = [size, undefined];
    validateString(text, 'argument');
    from = checkOffset(from, 'offset', 0, this.length);
    const room = this.length - from;
    if (size !== undefined) validateInteger(size, 'length', 0, this.length);
    const limit = Math.min(size ?? room, room);
    const inner = encodingOf(name);
    let bytes = native.encode(text, inner);
    if (bytes.length > limit) {
      let end = limit;
      // Never half a character.
      if (inner === 'utf8') while (end > 0 && (bytes[end] & 0xc0) === 0x80) end--;
      if (inner === 'utf16le') end -= end % 2;
      bytes = bytes.subarray(0, end);
    }
    this.set(bytes, from);
    return bytes.length;
  },

  copy(target, targetStart = 0, sourceStart = 0, sourceEnd = this.length) {
    if (!isBytes(target)) throw invalidArgType('target', ['Buffer', 'Uint8Array'], target);
    const to = Math.trunc(targetStart) || 0;
    const from = Math.trunc(sourceStart) || 0;
    const end = Math.trunc(sourceEnd) || 0;
    if (to < 0) throw outOfRange('targetStart', '>= 0', targetStart);
    if (from < 0 || from > this.length) throw outOfRange('sourceStart', `>= 0 && <= ${this.length}`, sourceStart);
    if (end < 0) throw outOfRange('sourceEnd', '>= 0', sourceEnd);
    if (to >= target.length || from >= end) return 0;
    const count = Math.min(end - from, target.length - to, this.length - from);
    Uint8Array.prototype.set.call(target, this.subarray(from, from + count), to);
    return count;
  },

  subarray(start, end) {
    const from = relative(start, 0, this.length);
    const to = Math.max(from, relative(end, this.length, this.length));
    return new FastBuffer(this.buffer, this.byteOffset + from, to - from);
  },

  slice(start, end) {
    return this.subarray(start, end);
  },

  toJSON() {
    return { type: 'Buffer', data: Array.from(this) };
  },

  swap16() {
    return swap(this, 2);
  },
  swap32() {
    return swap(this, 4);
  },
  swap64() {
    return swap(this, 8);
  },

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    const max = module.exports.INSPECT_MAX_BYTES;
    const shown = Math.min(max, this.length);
    let text = native.decode(this.subarray(0, shown), 'hex').replace(/(.{2})(?=.)/g, '$1 ');
    if (this.length > max) text += ` ... ${this.length - max} more byte${this.length - max > 1 ? 's' : ''}`;
    // Naming the keys of a long one would take longer than anybody likes.
    const extra = this.length > 1000 ? [] : Object.keys(this).filter((key) => !/^\d+$/.test(key));
    if (options && extra.length > 0) {
      const inner = inspect(Object.fromEntries(extra.map((key) => [key, this[key]])), { ...options, breakLength: Infinity, compact: true });
      text += `${text ? ', ' : ''}${inner.replace(/^\{ | \}$/g, '')}`;
    }
    return `<${this.constructor.name} ${text}>`;
  },
};

function relative(value, fallback, length) {
  if (value === undefined) return fallback;
  const number = Math.trunc(+value) || 0;
  return number < 0 ? Math.max(0, number + length) : Math.min(number, length);
}

function swap(buffer, width) {
  if (buffer.length % width !== 0) throw make(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${width * 8}-bits`);
  buffer.set(native.swap(buffer, width));
  return buffer;
}

Object.assign(Buffer.prototype, methods);
for (const encoding of ['utf8', 'latin1', 'ascii', 'hex', 'base64', 'base64url', 'ucs2', 'utf16le']) {
  Buffer.prototype[`${encoding}Slice`] = function (start, end) {
    return this.toString(encoding, start, end);
  };
  Buffer.prototype[`${encoding}Write`] = function (text, offset, length) {
    return this.write(text, offset, length, encoding);
  };
}
Object.defineProperties(Buffer.prototype, {
  parent: { get() { return this instanceof Buffer ? this.buffer : undefined; }, enumerable: true, configurable: true },
  offset: { get() { return this instanceof Buffer ? this.byteOffset : undefined; }, enumerable: true, configurable: true },
});
require('internal:buffer-numbers').addTo(Buffer.prototype);

function viewOf(value) {
  if (isAnyBuffer(value)) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return value;
  throw invalidArgType('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], value);
}

module.exports = {
  Buffer,
  INSPECT_MAX_BYTES: 50,
  kMaxLength: MAX_LENGTH,
  kStringMaxLength: MAX_STRING_LENGTH,
  constants: { MAX_LENGTH, MAX_STRING_LENGTH },
  SlowBuffer: Buffer,
  atob: (...args) => require('internal:base64').atob(...args),
  btoa: (...args) => require('internal:base64').btoa(...args),
  isUtf8: (value) => native.isUtf8(viewOf(value)),
  isAscii: (value) => native.isAscii(viewOf(value)),
  transcode(source, from, to) {
    if (!isBytes(source)) throw invalidArgType('source', ['Buffer', 'Uint8Array'], source);
    const text = native.decode(source, encodingOf(from));
    const name = encodingOf(to);
    return fromString(name === 'ascii' || name === 'latin1' ? text.replace(name === 'ascii' ? /[^\0-\x7f]/gu : /[^\0-\xff]/gu, '?') : text, name);
  },
};

// Not enumerable: naming the exports of this module would load them.
for (const name of ['Blob', 'File']) {
  Object.defineProperty(module.exports, name, { get: () => require('internal:blob')[name], configurable: true });
}
