'use strict';
// What hal:i2c accepts, and errors that say what would be right.

const { Buffer } = require('node:buffer');

const ADDRESS = { first: 0x08, last: 0x77 }; // the others are reserved
const MOST_BYTES = 8192; // the kernel's limits for one transaction
const MOST_PARTS = 42;

function bytesOf(what, value, most = MOST_BYTES) {
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

function whole(what, value, least, most) {
  if (typeof value !== 'number') {
    throw wrong(`${what} must be a number, got ${shown(value)}`);
  }
  if (!Number.isInteger(value) || value < least || value > most) {
    throw outside(`${what} must be a whole number from ${least} to ${most}, got ${value}`);
  }
  return value;
}

function addressOf(value) {
  if (typeof value !== 'number') {
    throw wrong(`an address must be a number, got ${shown(value)}`);
  }
  if (!Number.isInteger(value) || value < ADDRESS.first || value > ADDRESS.last) {
    const halved = value > 0x7f && value <= 0xff ? `; if it counts the read bit, ${hex(value >> 1)} is meant` : '';
    throw outside(`an address has 7 bits and is one of 0x08 to 0x77, got ${hex(value)}${halved}`);
  }
  return value;
}

function hex(value) {
  return Number.isInteger(value) && value >= 0 ? `0x${value.toString(16).padStart(2, '0')}` : String(value);
}

/** The parts of a transaction: bytes as they are, or a number of bytes to read. */
function partsOf(parts) {
  if (!Array.isArray(parts)) {
    throw wrong(`transfer takes a list of bytes and { read: n }, got ${shown(parts)}`);
  }
  if (parts.length < 1 || parts.length > MOST_PARTS) {
    throw outside(`a transfer has 1 to ${MOST_PARTS} parts, got ${parts.length}`);
  }
  return parts.map(partOf);
}

/** A part of a transaction: bytes as they are, or a number of bytes to read. */
function partOf(part) {
  if (part !== null && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Uint8Array)) {
    return whole('read', part.read, 0, MOST_BYTES);
  }
  return bytesOf('transfer', part);
}

function flags(call, options, known) {
  if (options === null || typeof options !== 'object') {
    throw wrong(`the options of ${call} must be an object, got ${shown(options)}`);
  }
  for (const [option, value] of Object.entries(options)) {
    if (!known.includes(option)) {
      throw wrong(`${call} has no option ${option}; it has ${known.join(', ')}`);
    }
    if (value !== undefined && typeof value !== 'boolean') {
      throw wrong(`${option} must be true or false, got ${shown(value)}`);
    }
  }
  return options;
}

function shown(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.slice(0, 8).map(shown).join(', ')}]`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function wrong(message) {
  return Object.assign(new TypeError(`i2c: ${message}`), { code: 'ERR_INVALID_ARG_TYPE' });
}

function outside(message) {
  return Object.assign(new RangeError(`i2c: ${message}`), { code: 'ERR_OUT_OF_RANGE' });
}

module.exports = { MOST_BYTES, addressOf, bytesOf, flags, partsOf, shown, whole, wrong };
