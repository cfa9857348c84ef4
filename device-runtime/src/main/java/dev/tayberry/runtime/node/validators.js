'use strict';
// The argument checks that every module makes.
const { invalidArgType, invalidArgValue, outOfRange } = require('internal:errors');

function typed(type) {
  return (value, name) => {
    if (typeof value !== type) throw invalidArgType(name, type, value);
  };
}

function validateNumber(value, name, min, max) {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  if ((min != null && value < min) || (max != null && value > max) || ((min != null || max != null) && Number.isNaN(value))) {
    const low = min != null ? `>= ${min}` : '';
    const high = max != null ? `<= ${max}` : '';
    throw outOfRange(name, [low, high].filter(Boolean).join(' && '), value);
  }
}

function validateInteger(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
  if (typeof value !== 'number') throw invalidArgType(name, 'number', value);
  if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
}

function validateObject(value, name, { nullable = false, array = false, func = false } = {}) {
  if (value === null ? nullable : typeof value === 'object' ? array || !Array.isArray(value) : func && typeof value === 'function') return;
  throw invalidArgType(name, 'Object', value);
}

function validateArray(value, name, minLength = 0) {
  if (!Array.isArray(value)) throw invalidArgType(name, 'Array', value);
  if (value.length < minLength) throw invalidArgValue(name, value, `must be longer than ${minLength}`);
}

function validateOneOf(value, name, allowed) {
  if (!allowed.includes(value)) {
    const list = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
    throw invalidArgValue(name, value, `must be one of: ${list}`);
  }
}

function validateAbortSignal(signal, name) {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    throw invalidArgType(name, 'AbortSignal', signal);
  }
}

module.exports = {
  validateString: typed('string'),
  validateFunction: typed('function'),
  validateBoolean: typed('boolean'),
  validateNumber,
  validateInteger,
  validateInt32: (value, name, min = -2147483648, max = 2147483647) => validateInteger(value, name, min, max),
  validateUint32: (value, name, positive = false) => validateInteger(value, name, positive ? 1 : 0, 4294967295),
  validateObject,
  validateArray,
  validateOneOf,
  validateAbortSignal,
};
