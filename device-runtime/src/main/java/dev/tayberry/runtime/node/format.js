'use strict';
// util.format: printf for people who log.

const inspect = (value, options) => require('internal:inspect').inspect(value, options);

function formatWithOptions(options, ...args) {
  require('internal:validators').validateObject(options, 'inspectOptions');
  return formatAll(options, args);
}

const LANGUAGE = new Set([Object, Array, Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError,
  URIError, Date, RegExp, Map, Set, WeakMap, WeakSet, Promise, ArrayBuffer, DataView, Number, String, Boolean, BigInt, Symbol]);

/** Whether the program gave it a toString of its own; the language's say too little of an object. */
function hasOwnToString(value) {
  for (let at = value; at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, 'constructor') && LANGUAGE.has(at.constructor)) return false;
    if (Object.hasOwn(at, 'toString') || Object.hasOwn(at, Symbol.toPrimitive)) return true;
  }
  return false;
}

function asString(value) {
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (hasOwnToString(value)) return String(value);
  return inspect(value, { depth: 0, colors: false, compact: 3 });
}

function asNumber(value, parse) {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'NaN';
  const number = parse(value);
  return Object.is(number, -0) ? '-0' : String(number);
}

function asJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (/circular|cyclic/i.test(error.message)) return '[Circular]';
    throw error;
  }
}

const FORMATS = {
  s: asString,
  d: (value) => asNumber(value, Number),
  i: (value) => (typeof value === 'object' && value !== null ? 'NaN' : asNumber(value, parseInt)),
  f: (value) => (typeof value === 'symbol' ? 'NaN' : String(parseFloat(value))),
  j: asJson,
  o: (value, options) => inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  O: (value, options) => inspect(value, options),
  c: () => '',
};

function formatAll(options, args) {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  let at = 0;
  let text = '';
  if (typeof args[0] === 'string' && args.length > 1) {
    at = 1;
    text = args[0].replace(/%([sdifjoOc%])/g, (found, kind) => {
      if (kind === '%') return '%';
      return at < args.length ? FORMATS[kind](args[at++], options) : found;
    });
  } else if (typeof args[0] === 'string') {
    [text] = args;
    at = 1;
  }
  const rest = args.slice(at).map((value) => (typeof value === 'string' ? value : inspect(value, options)));
  return at > 0 ? [text, ...rest].join(' ') : rest.join(' ');
}

module.exports = { format: (...args) => formatAll({}, args), formatWithOptions, formatAll };
