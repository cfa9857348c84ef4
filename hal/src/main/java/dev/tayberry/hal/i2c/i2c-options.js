'use strict';
// What hal:i2c accepts, and errors that say what would be right.

const { shown, valuesOf } = require('internal:bus-values');

const { bytesOf, ended, flag, named, outside, partsOf, whole, wrong } = valuesOf('i2c');

const ADDRESS = { first: 0x08, last: 0x77 }; // the others are reserved
const MOST = { bytes: 8192, parts: 42 }; // the kernel's limits for one transaction

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

function flags(call, options, known) {
  if (options === null || typeof options !== 'object') {
    throw wrong(`the options of ${call} must be an object, got ${shown(options)}`);
  }
  for (const [option, value] of Object.entries(options)) {
    if (!known.includes(option)) {
      throw wrong(`${call} has no option ${option}; it has ${known.join(', ')}`);
    }
    if (value !== undefined) flag(option, value);
  }
  return options;
}

module.exports = {
  MOST,
  addressOf,
  bytesOf: (what, value, most = MOST.bytes) => bytesOf(what, value, most),
  ended,
  flags,
  named,
  partsOf: (parts) => partsOf('transfer', parts, MOST),
  shown,
  whole,
  wrong,
};
