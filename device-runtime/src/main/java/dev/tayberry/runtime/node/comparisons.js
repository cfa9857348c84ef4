'use strict';
// Deep equality, in three strengths: loose (==), strict, and partial (the expected is a part).
const types = require('util/types');

const isObject = (value) => value !== null && typeof value === 'object';
const LOOSE = { strict: false, partial: false };
const STRICT = { strict: true, partial: false };
const PARTIAL = { strict: true, partial: true };

function equal(a, b, mode, seen) {
  if (a === b) return a !== 0 || !mode.strict || Object.is(a, b);
  if (mode.strict) {
    if (!isObject(a)) return typeof a === 'number' && Number.isNaN(a) && Number.isNaN(b);
    if (!isObject(b)) return false;
    if (!mode.partial && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  } else {
    if (!isObject(a)) return !isObject(b) && (a == b || (Number.isNaN(a) && Number.isNaN(b))); // eslint-disable-line eqeqeq
    if (!isObject(b)) return false;
  }
  if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b)) return false;
  return sameInside(a, b, mode) && remember(a, b, mode, seen);
}

const KINDS = ['isMap', 'isSet', 'isDate', 'isRegExp', 'isNativeError', 'isAnyArrayBuffer', 'isBoxedPrimitive', 'isTypedArray', 'isWeakMap', 'isWeakSet', 'isPromise'];

const PLAIN = (value) => Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;

/** What is not to be seen among the keys: dates, bytes, messages. */
function sameInside(a, b, mode) {
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a)) return mode.partial ? a.length >= b.length : a.length === b.length;
  // Most objects are plain, and the checks below are slow.
  if (PLAIN(a) && PLAIN(b) && !(Symbol.toStringTag in a)) return true;
  if (KINDS.some((kind) => types[kind](a) !== types[kind](b))) return false;
  if (types.isDate(a)) {
    const [x, y] = [Date.prototype.getTime.call(a), Date.prototype.getTime.call(b)];
    return x === y || (Number.isNaN(x) && Number.isNaN(y));
  }
  if (types.isRegExp(a)) return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
  if (types.isNativeError(a) || a instanceof Error) {
    const same = (key) => Object.hasOwn(a, key) === Object.hasOwn(b, key) || mode.partial;
    return a.message === b.message && a.name === b.name && same('cause') && same('errors');
  }
  if (types.isTypedArray(a) || types.isDataView(a)) return sameBytes(a, b, mode);
  if (types.isAnyArrayBuffer(a)) return sameBytes(new Uint8Array(a), new Uint8Array(b), mode);
  if (types.isBoxedPrimitive(a)) return Object.is(a.valueOf(), b.valueOf());
  if (types.isWeakMap(a) || types.isWeakSet(a) || types.isPromise(a)) return false;
  if (a instanceof URL || b instanceof URL) return a instanceof URL && b instanceof URL && a.href === b.href;
  return true;
}

function sameBytes(a, b, mode) {
  if (mode.partial ? a.byteLength < b.byteLength : a.byteLength !== b.byteLength) return false;
  const floats = /^Float/.test(a[Symbol.toStringTag] ?? '');
  if (floats && !mode.partial) return a.every((value, i) => (mode.strict ? Object.is(value, b[i]) : value === b[i] || (Number.isNaN(value) && Number.isNaN(b[i]))));
  const view = (one, length) => new Uint8Array(one.buffer, one.byteOffset, length);
  return Buffer.compare(view(a, b.byteLength), view(b, b.byteLength)) === 0;
}

/** Circles: a pair met again within itself is taken for equal. */
function remember(a, b, mode, seen) {
  if (seen.has(a)) return seen.get(a) === b;
  seen.set(a, b);
  const result = sameEntries(a, b, mode, seen) && sameKeys(a, b, mode, seen);
  seen.delete(a);
  return result;
}

function keysOf(value, mode) {
  // What else hangs on a typed array is not worth naming all its indexes.
  if (types.isTypedArray(value)) return [];
  const keys = Object.keys(value);
  if (mode.strict) {
    const symbols = Object.getOwnPropertySymbols(value).filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
    keys.push(...symbols);
  }
  if (value instanceof Error) for (const key of ['cause', 'errors']) if (Object.hasOwn(value, key) && !keys.includes(key)) keys.push(key);
  return keys;
}

function sameKeys(a, b, mode, seen) {
  if (mode.partial && Array.isArray(a)) return containsInOrder(a, b, mode, seen);
  const wanted = keysOf(b, mode);
  if (!mode.partial && keysOf(a, mode).length !== wanted.length) return false;
  const has = (key) => Object.prototype.propertyIsEnumerable.call(a, key) || (a instanceof Error && Object.hasOwn(a, key)) || (mode.partial && key in a);
  return wanted.every(has) && wanted.every((key) => equal(a[key], b[key], mode, seen));
}

/** Partial arrays: what is expected comes in this order, with anything in between. */
function containsInOrder(a, b, mode, seen) {
  let at = 0;
  for (const wanted of b) {
    while (at < a.length && !equal(a[at], wanted, mode, seen)) at++;
    if (at++ >= a.length) return false;
  }
  return true;
}

function sameEntries(a, b, mode, seen) {
  if (types.isSet(a)) return sameSet(a, b, mode, seen);
  if (types.isMap(a)) return sameMap(a, b, mode, seen);
  return true;
}

function sameSet(a, b, mode, seen) {
  if (mode.partial ? a.size < b.size : a.size !== b.size) return false;
  const left = new Set(a);
  return [...b].every((wanted) => {
    if ((mode.strict || typeof wanted === 'string') && left.delete(wanted)) return true;
    if (!isObject(wanted) && mode.strict) return false;
    for (const candidate of left) {
      if (equal(candidate, wanted, mode, seen)) return left.delete(candidate);
    }
    return false;
  });
}

function sameMap(a, b, mode, seen) {
  if (mode.partial ? a.size < b.size : a.size !== b.size) return false;
  const left = new Map(a);
  return [...b].every(([key, value]) => {
    if (left.has(key) && equal(left.get(key), value, mode, seen)) return left.delete(key);
    if (!isObject(key) && mode.strict) return false;
    for (const [otherKey, otherValue] of left) {
      if (equal(otherKey, key, mode, seen) && equal(otherValue, value, mode, seen)) return left.delete(otherKey);
    }
    return false;
  });
}

module.exports = {
  isDeepEqual: (a, b) => equal(a, b, LOOSE, new Map()),
  isDeepStrictEqual: (a, b) => equal(a, b, STRICT, new Map()),
  isPartialStrictEqual: (actual, expected) => equal(actual, expected, PARTIAL, new Map()),
};
