'use strict';
// What hal:pwm is asked for, checked: programmers' mistakes throw at once.

const NUMBERS = {
  frequency: [0.1, 25_000_000, 'Hz'],
  duty: [0, 1],
  min: [1, 1_000_000, 'µs'],
  max: [1, 1_000_000, 'µs'],
  range: [1, 3600, 'degrees'],
  duration: [0, 86_400_000, 'ms'],
};

const OPTIONS = {
  open: { frequency: number, duty: number, polarity: oneOf('normal', 'inverted'), kind, takeOver: flag },
  servo: { frequency: number, min: number, max: number, range: number, angle: anyNumber,
    polarity: oneOf('normal', 'inverted'), kind, takeOver: flag },
  ramp: { duration: number, curve: oneOf('linear', 'ease') },
};

/** The options, each of its type and in its range; a new object. */
function checked(call, options) {
  if (typeof options !== 'object' || options === null) {
    throw wrong(TypeError, `the options of ${call}() must be an object, got ${show(options)}`);
  }
  const settings = {};
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS[call], option)) {
      const known = Object.keys(OPTIONS[call]).join(', ');
      throw wrong(TypeError, `${call}() has no option ${option}; it has ${known}`);
    }
    if (value !== undefined) settings[option] = OPTIONS[call][option](option, value);
  }
  return settings;
}

function named(name) {
  if (typeof name === 'string') return name;
  throw wrong(TypeError, `the name of a pin must be a string, got ${show(name)}`);
}

function number(option, value) {
  const [low, high, unit] = NUMBERS[option];
  return inRange(option, value, low, high, unit);
}

function inRange(what, value, low, high, unit) {
  anyNumber(what, value);
  if (value >= low && value <= high) return value;
  throw wrong(RangeError, `${what} must be ${low} to ${high}${unit ? ` ${unit}` : ''}, got ${value}`);
}

function anyNumber(option, value) {
  if (typeof value === 'number') return value;
  throw wrong(TypeError, `${option} must be a number, got ${show(value)}`);
}

function kind(option, value) {
  return oneOf('hardware', 'software', 'auto')(option, value);
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

function wrong(type, text) {
  const code = type === RangeError ? 'ERR_OUT_OF_RANGE' : 'ERR_INVALID_ARG_TYPE';
  return Object.assign(new type(`pwm: ${text}`), { code });
}

function show(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

module.exports = { checked, named, number, inRange, wrong };
