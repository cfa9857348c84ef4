'use strict';
// node:timers and the global setTimeout & co. Times are the loop's: real or virtual.

const LONGEST = 2 ** 31 - 1;
const timers = new Map();
let lastId = 0;

function requireFunction(callback) {
  if (typeof callback === 'function') return;
  const error = new TypeError(
    `The "callback" argument must be of type function. Received ${callback === null ? 'null' : typeof callback}`);
  error.code = 'ERR_INVALID_ARG_TYPE';
  throw error;
}

/** As in Node: what is no number between 1 and 2^31-1 is 1. */
function milliseconds(delay) {
  const number = Number(delay);
  return number >= 1 && number <= LONGEST ? Math.trunc(number) : 1;
}

class Timeout {
  #id = ++lastId;
  #delay;
  #callback;
  #args;
  #repeat;
  #referenced = true;

  constructor(callback, delay, args, repeat) {
    this.#callback = callback;
    this.#delay = milliseconds(delay);
    this.#args = args;
    this.#repeat = repeat;
    this.#start();
  }

  #start() {
    timers.set(this.#id, this);
    native.start(this.#id, this.#delay);
    if (this.#referenced) native.hold(this.#id, this.#repeat ? 'an interval' : 'a timeout');
  }

  fire() {
    timers.delete(this.#id);
    try {
      this.#callback(...this.#args);
    } finally {
      if (this.#repeat && !timers.has(this.#id) && !this.closed) this.#start();
    }
  }

  closed = false;

  close() {
    this.closed = true;
    timers.delete(this.#id);
    native.cancel(this.#id);
    return this;
  }

  refresh() {
    if (!this.closed) this.#start();
    return this;
  }

  ref() {
    this.#referenced = true;
    if (timers.has(this.#id)) native.hold(this.#id, 'a timeout');
    return this;
  }

  unref() {
    this.#referenced = false;
    native.release(this.#id);
    return this;
  }

  hasRef() {
    return this.#referenced;
  }

  [Symbol.toPrimitive]() {
    return this.#id;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

class Immediate {
  #id = ++lastId;
  #referenced = true;
  #callback;
  #args;

  constructor(callback, args) {
    this.#callback = callback;
    this.#args = args;
    timers.set(this.#id, this);
    native.immediate(this.#id);
  }

  fire() {
    timers.delete(this.#id);
    this.#callback(...this.#args);
  }

  close() {
    timers.delete(this.#id);
    native.cancel(this.#id);
  }

  ref() {
    this.#referenced = true;
    if (timers.has(this.#id)) native.hold(this.#id, 'an immediate');
    return this;
  }

  unref() {
    this.#referenced = false;
    native.release(this.#id);
    return this;
  }

  hasRef() {
    return this.#referenced;
  }

  [Symbol.dispose]() {
    this.close();
  }
}

native.connect((id) => timers.get(id)?.fire());

function setTimeout(callback, delay, ...args) {
  requireFunction(callback);
  return new Timeout(callback, delay, args, false);
}

function setInterval(callback, delay, ...args) {
  requireFunction(callback);
  return new Timeout(callback, delay, args, true);
}

function setImmediate(callback, ...args) {
  requireFunction(callback);
  return new Immediate(callback, args);
}

/** Takes a timer of any kind, or a timeout's number. */
function clear(timer) {
  const found = timer instanceof Timeout || timer instanceof Immediate
    ? timer
    : timers.get(Number(timer));
  found?.close();
}

for (const timer of [setTimeout, setImmediate]) {
  Object.defineProperty(timer, Symbol.for('nodejs.util.promisify.custom'), {
    get: () => require('node:timers/promises')[timer.name],
    enumerable: true,
  });
}

module.exports = {
  setTimeout,
  setInterval,
  setImmediate,
  clearTimeout: clear,
  clearInterval: clear,
  clearImmediate: clear,
  get promises() {
    return require('node:timers/promises');
  },
};
