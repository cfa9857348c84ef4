'use strict';
// What hal:spi accepts: defaults, and errors that say what would be right.

const { Buffer } = require('node:buffer');

const MOST_BYTES = 1 << 20;
const MOST_PARTS = 256;

// Every option with its default, and what it may be.
const OPTIONS = {
  chipSelect: [0, (value) => whole('chipSelect', value, 0, 10)],
  mode: [0, (value) => whole('mode', value, 0, 3)],
  speed: [1_000_000, (value) => whole('speed', value, 1, 1_000_000_000)],
  bitsPerWord: [8, (value) => whole('bitsPerWord', value, 1, 32)],
  lsbFirst: [false, (value) => flag('lsbFirst', value)],
  csHigh: [false, (value) => flag('csHigh', value)],
};

function settingsOf(options) {
  if (options === null || typeof options !== 'object') {
    throw wrong(`options must be an object, got ${shown(options)}`);
  }
  for (const key of Object.keys(options)) {
    if (!Object.hasOwn(OPTIONS, key)) {
      throw wrong(`${key} is not an option; there are ${Object.keys(OPTIONS).join(', ')}`);
    }
  }
  const settings = {};
  for (const [key, [usual, check]] of Object.entries(OPTIONS)) {
    settings[key] = options[key] === undefined ? usual : check(options[key]);
  }
  return settings;
}

function bytesOf(what, value) {
  const isArray = Array.isArray(value) && value.every((b) => Number.isInteger(b) && b >= 0 && b <= 255);
  if (isArray || value instanceof Uint8Array) {
    // A copy: it is sent when its turn comes, and shall be what it was when it was given.
    return Buffer.from(value);
  }
  throw wrong(`${what} takes bytes: a Buffer, a Uint8Array or numbers from 0 to 255, got ${shown(value)}`);
}

/** The parts of a transaction: bytes as they are, or a number of bytes to read. */
function partsOf(parts) {
  if (!Array.isArray(parts) || typeof parts[0] === 'number') {
    throw wrong(`transaction takes a list of bytes and { read: n }, got ${shown(parts)}`);
  }
  if (parts.length < 1 || parts.length > MOST_PARTS) {
    throw outside(`a transaction has 1 to ${MOST_PARTS} parts, got ${parts.length}`);
  }
  return parts.map((part) => {
    const reads = part !== null && typeof part === 'object' && !Array.isArray(part) && !(part instanceof Uint8Array);
    return reads ? countOf('read', part.read) : bytesOf('transaction', part);
  });
}

function countOf(what, value) {
  return whole(what, value, 0, MOST_BYTES);
}

function flag(what, value) {
  if (typeof value === 'boolean') return value;
  throw wrong(`${what} must be true or false, got ${shown(value)}`);
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

function shown(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.slice(0, 8).map(shown).join(', ')}]`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function wrong(message) {
  return Object.assign(new TypeError(`spi: ${message}`), { code: 'ERR_INVALID_ARG_TYPE' });
}

function outside(message) {
  return Object.assign(new RangeError(`spi: ${message}`), { code: 'ERR_OUT_OF_RANGE' });
}

module.exports = { bytesOf, countOf, partsOf, settingsOf, shown, wrong };
