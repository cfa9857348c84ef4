'use strict';
// What Java needs of JavaScript, evaluated first in every context. The result is a plain object of
// functions, kept by Script; nothing of it is visible to programs but nextTick, through process.

let queue = [];

/** Runs what process.nextTick queued; after an error the rest stays queued for the next call. */
function runTicks() {
  while (queue.length > 0) {
    const batch = queue;
    queue = [];
    for (let i = 0; i < batch.length; i++) {
      try {
        batch[i]();
      } catch (error) {
        queue = batch.slice(i + 1).concat(queue);
        throw error;
      }
    }
  }
}

const overflow = 'Maximum call stack size exceeded';
const kinds = { ERROR: Error, TYPE_ERROR: TypeError, RANGE_ERROR: RangeError };

function makeError(kind, code, message) {
  const error = new kinds[kind](message);
  Error.captureStackTrace?.(error, fail);
  Object.defineProperty(error, 'code', {
    value: code, enumerable: true, writable: true, configurable: true,
  });
  return error;
}

function fail(kind, code, message) {
  throw makeError(kind, code, message);
}

/**
 * Java's errors that the engine hands on as they are look like others: ours from loading modules,
 * which have a code, and a stack that ran out within Java.
 */
function disguise(failing) {
  try {
    failing();
  } catch (error) {
    const prototype = Object.getPrototypeOf(error);
    const { get: message } = Object.getOwnPropertyDescriptor(prototype, 'message');
    const getters = {
      name() { return this.code === undefined ? 'RangeError' : 'Error'; },
      message() { return this.code === undefined ? overflow : message.call(this); },
      stack() { return `${this.name}${this.code === undefined ? '' : ` [${this.code}]`}: ${this.message}`; },
    };
    for (const [name, get] of Object.entries(getters)) {
      Object.defineProperty(prototype, name, { get, configurable: true });
    }
  }
}

return {
  makeError,
  fail,
  overflow() {
    throw new RangeError(overflow);
  },
  disguise,
  runTicks,
  hasTicks: () => queue.length > 0,
  nextTick: (task) => void queue.push(task),
  enter(callback, ...args) {
    const result = callback(...args);
    if (queue.length > 0) runTicks();
    return result;
  },
  bigint: BigInt,
  bytes: (buffer) => new Uint8Array(new ArrayBuffer(buffer)),
  object: () => ({}),
  array: () => [],
  deferred: () => Promise.withResolvers(),
  // In one go: a promise that failed at once would count as nobody's otherwise.
  importModule: (specifier, resolved, rejected) => void import(specifier).then(resolved, rejected),
};
