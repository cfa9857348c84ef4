'use strict';
// What all parts share: a name, an end, options that are checked at once, and time.

const { EventEmitter } = require('node:events');

/** Something on the board, made of what it has opened. */
class Part extends EventEmitter {
  #name;
  #uses;
  #closing;

  /** @param uses what it has open: closed with it, and its end when one of them is lost */
  constructor(name, ...uses) {
    super();
    this.#name = name;
    this.#uses = uses;
    for (const used of uses) used.on?.('error', (error) => this.#lost(error));
  }

  get name() {
    return this.#name;
  }

  get closed() {
    return this.#closing !== undefined;
  }

  close() {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  /** What a part leaves off before it ends. */
  rest() {}

  async #end() {
    this.rest();
    for (const used of this.#uses) await used.close();
    this.emit('close');
  }

  #lost(error) {
    if (this.closed) return;
    this.close();
    this.emit('error', error);
  }
}

/** One task of a part at a time: a new one ends the last, which learns of it. */
class Turn {
  #wake;
  #timer;
  #number = 0;

  /** Ends what is going on; the number is good until the next one. */
  next() {
    clearTimeout(this.#timer);
    this.#number += 1;
    this.#wake?.(false);
    this.#wake = undefined;
    return this.#number;
  }

  /** Settles with whether the time has passed undisturbed. */
  sleep(milliseconds) {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#timer = setTimeout(() => {
        this.#wake = undefined;
        resolve(true);
      }, milliseconds);
    });
  }

  is(number) {
    return number === this.#number;
  }
}

/** What comes one after the other, whatever becomes of the one before. */
class OneByOne {
  #last = Promise.resolve();

  run(action) {
    const mine = this.#last.then(action);
    this.#last = mine.catch(() => {});
    return mine;
  }
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The options of a part, each checked, each with its default. */
function checked(part, options, shape) {
  if (typeof options !== 'object' || options === null) {
    throw wrong(TypeError, part, `the options must be an object, got ${show(options)}`);
  }
  const settings = {};
  for (const option of Object.keys(options)) {
    if (!Object.hasOwn(shape, option)) {
      throw wrong(TypeError, part, `there is no option ${option}; it has ${Object.keys(shape).join(', ')}`);
    }
  }
  for (const [option, [check, usual]] of Object.entries(shape)) {
    const value = options[option];
    settings[option] = value === undefined ? usual : check(part, option, value);
  }
  return settings;
}

/** Of a pin or a bus, as the manifest calls it. */
function named(part, option, value) {
  if (typeof value === 'string') return value;
  throw wrong(TypeError, part, `${option} must be a name out of the manifest, got ${show(value)}`);
}

function flag(part, option, value) {
  if (typeof value === 'boolean') return value;
  throw wrong(TypeError, part, `${option} must be true or false, got ${show(value)}`);
}

/** A check for a number in a range; null for no end of it. */
function number(low, high, unit = '') {
  return (part, option, value) => {
    if (typeof value !== 'number') {
      throw wrong(TypeError, part, `${option} must be a number, got ${show(value)}`);
    }
    if (value >= low && value <= high) return value;
    throw wrong(RangeError, part, `${option} must be ${low} to ${high}${unit && ` ${unit}`}, got ${value}`);
  };
}

/** The same for a whole number. */
function whole(low, high) {
  const inRange = number(low, high);
  return (part, option, value) => {
    if (Number.isInteger(inRange(part, option, value))) return value;
    throw wrong(RangeError, part, `${option} must be a whole number, got ${value}`);
  };
}

function oneOf(...values) {
  return (part, option, value) => {
    if (values.includes(value)) return value;
    throw wrong(TypeError, part, `${option} must be ${values.join(', ')}, got ${show(value)}`);
  };
}

/** A day is long enough for any part, and timers know no more than 24 of them. */
const duration = number(0, 86_400_000, 'ms');

function wrong(kind, part, text) {
  const code = kind === RangeError ? 'ERR_OUT_OF_RANGE' : 'ERR_INVALID_ARG_TYPE';
  return Object.assign(new kind(`parts: ${part}: ${text}`), { code });
}

/** What the hardware, or the manifest, has to say. */
function fault(code, part, text) {
  return Object.assign(new Error(`parts: ${part}: ${text} [${code}]`), { code });
}

function show(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** Opens several things, or none: what is open already is closed when a later one is not to be had. */
async function together(...openers) {
  const open = [];
  try {
    for (const opener of openers) open.push(await opener());
    return open;
  } catch (error) {
    for (const one of open) await one.close();
    throw error;
  }
}

module.exports = {
  OneByOne, Part, Turn, checked, duration, fault, flag, named, number, oneOf, sleep, together, whole, wrong,
  manifest: native,
};
