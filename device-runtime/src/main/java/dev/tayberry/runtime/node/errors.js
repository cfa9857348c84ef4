'use strict';
// Node's error codes in Node's wording: both are what app authors search for.

function make(Base, code, message) {
  const error = new Base(message);
  error.code = code;
  return error;
}

function received(value) {
  if (value == null) return `Received ${value}`;
  if (typeof value === 'function') return value.name ? `Received function ${value.name}` : 'Received function ';
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? `Received an instance of ${name}` : `Received ${require('internal:inspect').inspect(value, { depth: -1 })}`;
  }
  let text = typeof value === 'bigint' ? `${value}n` : String(value);
  if (text.length > 28) text = `${text.slice(0, 25)}...`;
  if (typeof value === 'string') text = text.includes("'") ? JSON.stringify(text) : `'${text}'`;
  return `Received type ${typeof value} (${text})`;
}

const TYPES = new Set(['string', 'function', 'number', 'object', 'Function', 'Object', 'boolean', 'bigint', 'symbol']);

function either(words) {
  if (words.length <= 2) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words.at(-1)}`;
}

function expectation(expected) {
  const all = [expected].flat();
  const types = all.filter((name) => TYPES.has(name)).map((name) => name.toLowerCase());
  const classes = all.filter((name) => !TYPES.has(name) && /^[A-Z][A-Za-z0-9]*$/.test(name));
  const others = all.filter((name) => !TYPES.has(name) && !/^[A-Z][A-Za-z0-9]*$/.test(name));
  if (types.includes('object') && classes.length > 0 && types.length > 1) {
    types.splice(types.indexOf('object'), 1);
    classes.push('Object');
  }
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${either(types)}`);
  if (classes.length > 0) parts.push(`an instance of ${either(classes)}`);
  if (others.length > 0) parts.push(others.length > 1 ? `one of ${either(others)}` : (/[A-Z]/.test(others[0]) ? 'an ' : '') + others[0]);
  return parts.join(' or ');
}

function subject(name) {
  if (name.endsWith(' argument')) return `The ${name}`;
  return `The "${name}" ${name.includes('.') ? 'property' : 'argument'}`;
}

function invalidArgType(name, expected, value) {
  return make(TypeError, 'ERR_INVALID_ARG_TYPE', `${subject(name)} must be ${expectation(expected)}. ${received(value)}`);
}

function invalidArgValue(name, value, reason = 'is invalid', Base = TypeError) {
  let text = require('internal:inspect').inspect(value);
  if (text.length > 128) text = `${text.slice(0, 128)}...`;
  const kind = name.includes('.') ? 'property' : 'argument';
  return make(Base, 'ERR_INVALID_ARG_VALUE', `The ${kind} '${name}' ${reason}. Received ${text}`);
}

function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, '_');
}

function outOfRange(name, range, value) {
  let text;
  if (typeof value === 'bigint') {
    text = value > 2n ** 32n || value < -(2n ** 32n) ? grouped(String(value)) : String(value);
    text += 'n';
  } else if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) {
    text = grouped(String(value));
  } else {
    text = require('internal:inspect').inspect(value);
  }
  return make(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${text}`);
}

function missingArgs(...names) {
  const quoted = names.map((name) => `"${name}"`);
  const list = quoted.length > 2 ? `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}` : quoted.join(' and ');
  const plural = names.length > 1 ? 'arguments' : 'argument';
  return make(TypeError, 'ERR_MISSING_ARGS', `The ${list} ${plural} must be specified`);
}

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

module.exports = { make, received, invalidArgType, invalidArgValue, outOfRange, missingArgs, AbortError };
