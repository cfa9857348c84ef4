'use strict';
// node:util. What is big loads when it is asked for.
const { make, invalidArgType } = require('internal:errors');
const { validateFunction, validateString, validateNumber, validateAbortSignal } = require('internal:validators');

const promisified = Symbol.for('nodejs.util.promisify.custom');

function promisify(original) {
  validateFunction(original, 'original');
  const custom = original[promisified];
  if (custom) {
    validateFunction(custom, 'util.promisify.custom');
    return Object.defineProperty(custom, promisified, { value: custom, configurable: true });
  }
  const names = original[promisify.argumentNames];
  function fn(...args) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...args, (error, ...values) => {
        if (error) reject(error);
        else if (names && values.length > 1) resolve(Object.fromEntries(names.map((name, i) => [name, values[i]])));
        else resolve(values[0]);
      }]);
    });
  }
  Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
  Object.defineProperty(fn, promisified, { value: fn, configurable: true });
  return Object.defineProperties(fn, Object.getOwnPropertyDescriptors(original));
}
promisify.custom = promisified;
Object.defineProperty(promisify, 'argumentNames', { value: Symbol('customPromisifyArgs') });

function callbackify(original) {
  validateFunction(original, 'original');
  function callbackified(...args) {
    const callback = args.pop();
    validateFunction(callback, 'last argument');
    const { nextTick } = require('process');
    Reflect.apply(original, this, args).then(
      (value) => nextTick(() => Reflect.apply(callback, this, [null, value])),
      (reason) => {
        let error = reason;
        if (!reason) {
          error = make(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value');
          error.reason = reason;
        }
        nextTick(() => Reflect.apply(callback, this, [error]));
      });
  }
  const { length, name } = Object.getOwnPropertyDescriptors(original);
  Object.defineProperties(callbackified, {
    length: { ...length, value: original.length + 1 },
    name: { ...name, value: `${original.name}Callbackified` },
  });
  return callbackified;
}

function inherits(constructor, parent) {
  validateFunction(constructor, 'ctor');
  if (parent === undefined || parent === null) validateFunction(parent, 'superCtor');
  if (parent.prototype === undefined) throw invalidArgType('superCtor.prototype', 'Object', parent.prototype);
  Object.defineProperty(constructor, 'super_', { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

const warned = new Set();

function deprecate(fn, message, code = undefined) {
  if (code !== undefined) validateString(code, 'code');
  let done = false;
  function deprecated(...args) {
    if (!done) {
      done = true;
      if (code === undefined || !warned.has(code)) {
        warned.add(code);
        const warning = Object.assign(new Error(message), { name: 'DeprecationWarning' });
        if (code !== undefined) warning.code = code;
        require('process').emitWarning(warning);
      }
    }
    return new.target ? Reflect.construct(fn, args, new.target === deprecated ? fn : new.target) : Reflect.apply(fn, this, args);
  }
  Object.setPrototypeOf(deprecated, fn);
  if (fn.prototype) deprecated.prototype = fn.prototype;
  return deprecated;
}

function debuglog(set, tell = undefined) {
  const name = set.toUpperCase();
  let enabled;
  const isEnabled = () => {
    const wanted = (require('process').env.NODE_DEBUG ?? '').split(/[ ,]+/).filter(Boolean);
    enabled ??= wanted.some((one) => new RegExp(`^${RegExp.escape?.(one)?.replaceAll('\\*', '.*') ?? one}$`, 'i').test(name));
    return enabled;
  };
  const log = (...args) => {
    if (isEnabled()) require('process').stderr.write(`${name} ${require('process').pid}: ${util.format(...args)}\n`);
  };
  tell?.(log);
  return Object.defineProperty(log, 'enabled', { get: isEnabled, configurable: true, enumerable: true });
}

function styleText(format, text, { validateStream = true, stream = require('process').stdout } = {}) {
  validateString(text, 'text');
  const { STYLES } = require('internal:layout');
  const styles = [format].flat();
  for (const style of styles) {
    if (style !== 'none' && !Object.hasOwn(STYLES, style)) {
      require('internal:validators').validateOneOf(style, 'format', Object.keys(STYLES));
    }
  }
  if (validateStream && stream && !stream.isTTY) return text;
  return styles.filter((style) => style !== 'none').reduceRight((inner, style) => {
    const [open, close] = STYLES[style];
    return `\u001b[${open}m${inner.replaceAll(`\u001b[${close}m`, `\u001b[${close}m\u001b[${open}m`)}\u001b[${close}m`;
  }, text);
}

function aborted(signal, resource) {
  if (signal === undefined) return Promise.reject(invalidArgType('signal', 'AbortSignal', signal));
  try {
    validateAbortSignal(signal, 'signal');
    require('internal:validators').validateObject(resource, 'resource', { array: true, func: true });
  } catch (error) {
    return Promise.reject(error);
  }
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

function getSystemErrorName(number) {
  validateNumber(number, 'err');
  if (number >= 0 || !Number.isInteger(number)) throw require('internal:errors').outOfRange('err', 'a negative integer', number);
  return require('internal:errno').nameOf(number);
}

function stripVTControlCharacters(text) {
  validateString(text, 'str');
  return text.replace(require('internal:layout').ANSI, '');
}

function parseEnv(content) {
  validateString(content, 'content');
  const result = {};
  const line = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*('[^']*'|"[^"]*"|`[^`]*`|[^#\n]*)/gm;
  for (const [, name, raw] of content.matchAll(line)) {
    const text = raw.trim();
    const quoted = /^(['"`])([\s\S]*)\1$/.exec(text);
    result[name] = quoted ? (quoted[1] === '"' ? quoted[2].replaceAll('\\n', '\n') : quoted[2]) : text;
  }
  return result;
}

const util = {
  promisify, callbackify, inherits, deprecate, debuglog, debug: debuglog, styleText, aborted, getSystemErrorName,
  getSystemErrorMap: () => require('internal:errno').map(),
  getSystemErrorMessage: (number) => require('internal:errno').textOf(getSystemErrorName(number)),
  stripVTControlCharacters, parseEnv,
  inspect: require('internal:inspect').inspect,
  isArray: Array.isArray,
  _extend: (target, source) => (source !== null && typeof source === 'object' ? Object.assign(target, source) : target),
  toUSVString: (value) => `${value}`.toWellFormed(),
  isDeepStrictEqual: (a, b) => require('internal:comparisons').isDeepStrictEqual(a, b),
  parseArgs: (config) => require('internal:parse-args').parseArgs(config),
  format: (...args) => require('internal:format').format(...args),
  formatWithOptions: (...args) => require('internal:format').formatWithOptions(...args),
  log: (...args) => require('console').log('%s - %s', new Date().toTimeString().slice(0, 8), util.format(...args)),
};
// Loaded when first asked for.
const later = {
  types: () => require('util/types'),
  TextEncoder: () => require('internal:encoding').TextEncoder,
  TextDecoder: () => require('internal:encoding').TextDecoder,
};
for (const [name, get] of Object.entries(later)) {
  Object.defineProperty(util, name, { get, enumerable: true, configurable: true });
}

module.exports = util;
