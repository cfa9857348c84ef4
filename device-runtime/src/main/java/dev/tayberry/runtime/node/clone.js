'use strict';
// structuredClone: a deep copy of data, cycles and all.
const types = require('util/types');

const ERRORS = new Set(['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError']);

function refuse(value) {
  const { DOMException } = require('internal:dom-exception');
  const text = typeof value === 'symbol' ? value.toString() : typeof value === 'function' ? String(value) : '#<' + (value.constructor?.name ?? 'Object') + '>';
  throw new DOMException(`${text} could not be cloned.`, 'DataCloneError');
}

function copyError(error, clone) {
  const Class = ERRORS.has(error.name) ? globalThis[error.name] : Error;
  const copy = Object.create(Class.prototype);
  const made = new Class(`${error.message ?? ''}`);
  Object.setPrototypeOf(made, Object.getPrototypeOf(copy));
  Object.defineProperty(made, 'stack', { value: error.stack, writable: true, configurable: true });
  if (Object.hasOwn(error, 'cause')) Object.defineProperty(made, 'cause', { value: clone(error.cause), writable: true, configurable: true });
  return made;
}

function copyView(view, clone) {
  const buffer = clone(view.buffer);
  if (types.isDataView(view)) return new DataView(buffer, view.byteOffset, view.byteLength);
  const Class = globalThis[view[Symbol.toStringTag]];
  return new Class(buffer, view.byteOffset, view.length);
}

function structuredClone(value, options = undefined) {
  if (arguments.length === 0) throw require('internal:errors').missingArgs('value');
  const transfer = [...(options?.transfer ?? [])];
  const seen = new Map();

  function clone(from) {
    if (typeof from === 'symbol' || typeof from === 'function') refuse(from);
    if (from === null || typeof from !== 'object') return from;
    if (seen.has(from)) return seen.get(from);
    const made = copy(from);
    seen.set(from, made.result);
    made.fill?.();
    return made.result;
  }

  function copy(from) {
    if (Array.isArray(from)) {
      const result = new Array(from.length);
      return { result, fill: () => assign(from, result) };
    }
    if (types.isDate(from)) return { result: new Date(Date.prototype.getTime.call(from)) };
    if (types.isRegExp(from)) return { result: new RegExp(from.source, from.flags) };
    if (types.isMap(from)) {
      const result = new Map();
      return { result, fill: () => [...from].forEach(([k, v]) => result.set(clone(k), clone(v))) };
    }
    if (types.isSet(from)) {
      const result = new Set();
      return { result, fill: () => [...from].forEach((v) => result.add(clone(v))) };
    }
    if (types.isArrayBuffer(from)) return { result: transfer.includes(from) ? from.transfer() : from.slice(0) };
    if (ArrayBuffer.isView(from)) return { result: copyView(from, clone) };
    if (types.isNativeError(from)) return { result: copyError(from, clone) };
    if (types.isBoxedPrimitive(from)) {
      if (types.isSymbolObject(from)) refuse(from);
      return { result: Object(from.valueOf()) };
    }
    if (types.isWeakMap(from) || types.isWeakSet(from) || types.isPromise(from) || types.isGeneratorObject(from) || from instanceof WeakRef) refuse(from);
    const result = {};
    return { result, fill: () => assign(from, result) };
  }

  function assign(from, result) {
    for (const key of Object.keys(from)) result[key] = clone(from[key]);
  }

  const result = clone(value);
  for (const one of transfer) {
    if (!types.isArrayBuffer(one)) refuse(one);
    if (!one.detached) one.transfer();
  }
  return result;
}

module.exports = { structuredClone };
