'use strict';
// What an app may ask of lines, checked before anything is opened.

const PULL = oneOf('up', 'down', 'none');
const DRIVE = oneOf('push-pull', 'open-drain', 'open-source');

const OPTIONS = {
  input: {
    pull: PULL,
    activeLow: flag,
    debounce: milliseconds,
    edge: oneOf('both', 'rise', 'fall', 'none'),
  },
  output: { activeLow: flag, pull: PULL, drive: DRIVE, initial: level, safe: level },
  'reconfigured output': { activeLow: flag, pull: PULL, drive: DRIVE },
};

function known(kind, name) {
  if (typeof name !== 'string') {
    throw wrong(TypeError, `the name of ${an(kind)} must be a string, got ${show(name)}`);
  }
}

function object(kind, options) {
  if (typeof options !== 'object' || options === null) {
    throw wrong(TypeError, `the options of ${an(kind)} must be an object, got ${show(options)}`);
  }
  return options;
}

function checked(kind, options = {}) {
  object(kind, options);
  const settings = {};
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS[kind], option)) {
      const all = Object.keys(OPTIONS[kind]).join(', ');
      throw wrong(TypeError, `${an(kind)} has no option ${option}; it has ${all}`);
    }
    if (value !== undefined) settings[option] = OPTIONS[kind][option](option, value);
  }
  return settings;
}

function an(kind) {
  return (/^[aeiou]/.test(kind) ? 'an ' : 'a ') + kind;
}

/** Levels of so many lines, as a list or as a number whose bit 0 is the first. */
function bits(option, values, count) {
  if (Array.isArray(values)) {
    if (values.length === count) {
      return values.reduce((sum, value, index) => sum + level(option, value) * 2 ** index, 0);
    }
    throw wrong(RangeError, `${option} must be ${count} levels, got ${values.length}`);
  }
  if (typeof values !== 'number') {
    throw wrong(TypeError, `${option} must be a list of levels or a number, got ${show(values)}`);
  }
  if (Number.isInteger(values) && values >= 0 && values < 2 ** count) return values;
  throw wrong(RangeError, `${option} must be 0 to ${2 ** count - 1}, got ${values}`);
}

function oneOf(...names) {
  return (option, value) => {
    if (names.includes(value)) return value;
    throw wrong(TypeError, `${option} must be ${names.join(', ')}, got ${show(value)}`);
  };
}

function flag(option, value) {
  if (typeof value === 'boolean') return value;
  throw wrong(TypeError, `${option} must be true or false, got ${show(value)}`);
}

function level(option, value) {
  if (value === 0 || value === 1) return value;
  if (typeof value === 'boolean') return Number(value);
  const kind = typeof value === 'number' ? RangeError : TypeError;
  throw wrong(kind, `${option} must be 0 or 1, got ${show(value)}`);
}

// The kernel keeps the period in 32 bits of microseconds.
const LONGEST_DEBOUNCE = 0xffffffff / 1000;

function milliseconds(option, value) {
  if (typeof value !== 'number') {
    throw wrong(TypeError, `${option} must be a number of milliseconds, got ${show(value)}`);
  }
  if (value >= 0 && value <= LONGEST_DEBOUNCE) return value;
  throw wrong(RangeError, `${option} must be 0 to ${LONGEST_DEBOUNCE} ms, got ${value}`);
}

function wrong(kind, text) {
  const code = kind === RangeError ? 'ERR_OUT_OF_RANGE' : 'ERR_INVALID_ARG_TYPE';
  return Object.assign(new kind(`gpio: ${text}`), { code });
}

function show(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

module.exports = { bits, checked, known, level, object, oneOf, wrong, show };
