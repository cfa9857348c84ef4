'use strict';
// What transfers take and give, and errors that say what would be right.

const { Buffer } = require('node:buffer');

function shown(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.slice(0, 8).map(shown).join(', ')}]`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** @param room whose errors they are: i2c */
function valuesOf(room) {
  function wrong(message) {
    return Object.assign(new TypeError(`${room}: ${message}`), { code: 'ERR_INVALID_ARG_TYPE' });
  }

  function outside(message) {
    return Object.assign(new RangeError(`${room}: ${message}`), { code: 'ERR_OUT_OF_RANGE' });
  }

  function whole(what, value, least, most) {
    if (typeof value !== 'number') {
      throw wrong(`${what} must be a number, got ${shown(value)}`);
    }
    if (!Number.isInteger(value) || value < least || value > most) {
      throw outside(`${what} must be a whole number from ${least} to ${most}, got ${value}`);
    }
    return value;
  }

  function flag(what, value) {
    if (typeof value === 'boolean') return value;
    throw wrong(`${what} must be true or false, got ${shown(value)}`);
  }

  function bytesOf(what, value, most) {
    const isArray = Array.isArray(value) && value.every((b) => Number.isInteger(b) && b >= 0 && b <= 255);
    if (isArray || value instanceof Uint8Array) {
      if (value.length > most) {
        throw outside(`${what} takes at most ${most} bytes, got ${value.length}`);
      }
      // A copy: it is sent when its turn comes, and shall be what it was when it was given.
      return Buffer.from(value);
    }
    throw wrong(`${what} takes bytes: a Buffer, a Uint8Array or numbers from 0 to 255, got ${shown(value)}`);
  }

  /** The parts of a transaction: bytes as they are, or a number of bytes to read. */
  function partsOf(call, parts, most) {
    if (!Array.isArray(parts) || typeof parts[0] === 'number') {
      throw wrong(`${call} takes a list of bytes and { read: n }, got ${shown(parts)}`);
    }
    if (parts.length < 1 || parts.length > most.parts) {
      throw outside(`a ${call} has 1 to ${most.parts} parts, got ${parts.length}`);
    }
    return parts.map((part) => {
      const reads = part !== null && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Uint8Array);
      return reads ? whole('read', part.read, 0, most.bytes) : bytesOf(call, part, most.bytes);
    });
  }

  function named(name) {
    if (typeof name === 'string') return name;
    throw wrong(`the name of a bus must be a string, got ${shown(name)}`);
  }

  /** What is closed, or over, is used. */
  function ended(name, why) {
    return Object.assign(new Error(`${room}: ${name} cannot be used: ${why}`), { code: 'EBADF' });
  }

  return { bytesOf, ended, flag, named, outside, partsOf, whole, wrong };
}

/** What came from a bus. */
function bufferOf(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

module.exports = { bufferOf, shown, valuesOf };
