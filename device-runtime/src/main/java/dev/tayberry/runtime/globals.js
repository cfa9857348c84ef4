'use strict';
// The globals a program finds. Each is fetched at its first use: a global not touched costs nothing.

for (const name of ['dispose', 'asyncDispose']) {
  if (!Symbol[name]) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
}

const modules = {
  'node:timers': [
    'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate',
  ],
  'node:buffer': ['Buffer'],
  'internal:base64': ['atob', 'btoa'],
  'internal:web-url': ['URL'],
  'internal:search-params': ['URLSearchParams'],
  'internal:encoding': ['TextEncoder', 'TextDecoder'],
  'internal:abort': ['AbortController', 'AbortSignal'],
  'internal:event-target': ['Event', 'EventTarget', 'CustomEvent'],
  'internal:dom-exception': ['DOMException'],
  'internal:clone': ['structuredClone'],
  'internal:performance': [
    'performance', 'Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure',
  ],
  'internal:blob': ['Blob', 'File'],
  'internal:microtask': ['queueMicrotask'],
};

// What Node shows when the global object is listed.
const enumerable = new Set([
  'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate',
  'structuredClone', 'atob', 'btoa', 'performance', 'queueMicrotask',
]);

function define(name, get) {
  const set = (value) => Object.defineProperty(globalThis, name, {
    value, writable: true, enumerable: enumerable.has(name), configurable: true,
  });
  Object.defineProperty(globalThis, name, {
    get() {
      const value = get();
      set(value);
      return value;
    },
    set,
    enumerable: enumerable.has(name),
    configurable: true,
  });
}

define('process', () => require('node:process'));
define('console', () => require('node:console'));
for (const [id, names] of Object.entries(modules)) {
  for (const name of names) define(name, () => require(id)[name]);
}
globalThis.global = globalThis;
