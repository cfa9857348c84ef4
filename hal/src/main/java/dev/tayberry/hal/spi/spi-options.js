'use strict';
// What hal:spi accepts: defaults, and errors that say what would be right.

const { shown, valuesOf } = require('internal:bus-values');

const { bytesOf, ended, flag, named, partsOf, whole, wrong } = valuesOf('spi');

const MOST = { bytes: 1 << 20, parts: 256 };

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

module.exports = {
  bytesOf: (what, value) => bytesOf(what, value, MOST.bytes),
  countOf: (what, value) => whole(what, value, 0, MOST.bytes),
  ended,
  named,
  partsOf: (parts) => partsOf('transaction', parts, MOST),
  settingsOf,
};
