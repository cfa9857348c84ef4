'use strict';
// The globals a program finds. Each is fetched at its first use: a global not touched costs nothing.

const lazy = {
  process: () => require('node:process'),
  setTimeout: () => require('node:timers').setTimeout,
  setInterval: () => require('node:timers').setInterval,
  setImmediate: () => require('node:timers').setImmediate,
  clearTimeout: () => require('node:timers').clearTimeout,
  clearInterval: () => require('node:timers').clearInterval,
  clearImmediate: () => require('node:timers').clearImmediate,
};

for (const [name, get] of Object.entries(lazy)) {
  const set = (value) => Object.defineProperty(globalThis, name, {
    value, writable: true, enumerable: false, configurable: true,
  });
  Object.defineProperty(globalThis, name, {
    get() {
      const value = get();
      set(value);
      return value;
    },
    set,
    enumerable: false,
    configurable: true,
  });
}
globalThis.global = globalThis;
