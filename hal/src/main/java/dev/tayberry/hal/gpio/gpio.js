'use strict';
// hal:gpio: what an app asks for is checked here, and edges become events.

const { EventEmitter } = require('node:events');

const EDGES = ['change', 'rise', 'fall'];
const handle = Symbol('handle');

/** What is common to an open input and an open output. */
class OpenLine extends EventEmitter {
  #name;
  #closed = false;

  constructor(name, open) {
    super();
    this.#name = name;
    this[handle] = open((error) => this.#fail(error));
  }

  get name() {
    return this.#name;
  }

  get closed() {
    return this.#closed;
  }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    this[handle].close();
    this.emit('close');
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  #fail(error) {
    this.#closed = true;
    this.emit('error', error);
    this.emit('close');
  }
}

class Input extends OpenLine {
  #listening = false;

  constructor(name, settings) {
    const edge = (...details) => this.#edge(...details);
    super(name, (fail) => native.input(name, settings, edge, fail));
  }

  read() {
    return this[handle].read();
  }

  get value() {
    return this.read();
  }

  #edge(value, timestamp, sequence, lost) {
    if (lost > 0) this.emit('overrun', { lost });
    const event = { value, timestamp, sequence };
    this.emit('change', event);
    this.emit(value === 1 ? 'rise' : 'fall', event);
  }

  // An app runs on while somebody waits for an edge, and only then.
  #listen(result) {
    const wanted = EDGES.some((event) => this.listenerCount(event) > 0);
    if (wanted !== this.#listening && !this.closed) {
      this.#listening = wanted;
      this[handle].listen(wanted);
    }
    return result;
  }

  on(event, listener) {
    return this.#listen(super.on(event, listener));
  }

  addListener(event, listener) {
    return this.on(event, listener);
  }

  prependListener(event, listener) {
    return this.#listen(super.prependListener(event, listener));
  }

  off(event, listener) {
    return this.#listen(super.off(event, listener));
  }

  removeListener(event, listener) {
    return this.off(event, listener);
  }

  removeAllListeners(...events) {
    return this.#listen(super.removeAllListeners(...events));
  }
}

class Output extends OpenLine {
  #value;

  constructor(name, settings) {
    super(name, (fail) => native.output(name, settings, fail));
    this.#value = this[handle].read();
  }

  /** What was written last. */
  get value() {
    return this.#value;
  }

  write(value) {
    const next = level('value', value);
    this[handle].write(next);
    this.#value = next;
  }

  toggle() {
    this.write(1 - this.#value);
  }
}

function input(name, options = {}) {
  const settings = checked('input', name, options);
  return soon(() => new Input(name, settings));
}

function output(name, options = {}) {
  const settings = checked('output', name, options);
  return soon(() => new Output(name, settings));
}

function lines() {
  return native.lines();
}

/** What the hardware has to say rejects; what the programmer got wrong has thrown before. */
async function soon(open) {
  return open();
}

const OPTIONS = {
  input: {
    pull: oneOf('up', 'down', 'none'),
    activeLow: flag,
    debounce: milliseconds,
    edge: oneOf('both', 'rise', 'fall', 'none'),
  },
  output: { activeLow: flag, initial: level, safe: level },
};

function checked(kind, name, options) {
  if (typeof name !== 'string') {
    throw wrong(TypeError, `the name of an ${kind} must be a string, got ${show(name)}`);
  }
  if (typeof options !== 'object' || options === null) {
    throw wrong(TypeError, `the options of an ${kind} must be an object, got ${show(options)}`);
  }
  const settings = {};
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS[kind], option)) {
      const known = Object.keys(OPTIONS[kind]).join(', ');
      throw wrong(TypeError, `an ${kind} has no option ${option}; it has ${known}`);
    }
    if (value !== undefined) settings[option] = OPTIONS[kind][option](option, value);
  }
  return settings;
}

function oneOf(...names) {
  return (option, value) => {
    if (names.includes(value)) return value;
    throw wrong(TypeError, `${option} must be ${names.join(', ')}, got ${show(value)}`);
  };
}

function flag(option, value) {
  if (typeof value === 'boolean') return value;
  throw wrong(TypeError, `${option} must be true or false, got ${show(value)}`);
}

function level(option, value) {
  if (value === 0 || value === 1) return value;
  if (typeof value === 'boolean') return Number(value);
  const kind = typeof value === 'number' ? RangeError : TypeError;
  throw wrong(kind, `${option} must be 0 or 1, got ${show(value)}`);
}

// The kernel keeps the period in 32 bits of microseconds.
const LONGEST_DEBOUNCE = 0xffffffff / 1000;

function milliseconds(option, value) {
  if (typeof value !== 'number') {
    throw wrong(TypeError, `${option} must be a number of milliseconds, got ${show(value)}`);
  }
  if (value >= 0 && value <= LONGEST_DEBOUNCE) return value;
  throw wrong(RangeError, `${option} must be 0 to ${LONGEST_DEBOUNCE} ms, got ${value}`);
}

function wrong(kind, text) {
  const code = kind === RangeError ? 'ERR_OUT_OF_RANGE' : 'ERR_INVALID_ARG_TYPE';
  return Object.assign(new kind(`gpio: ${text}`), { code });
}

function show(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

module.exports = { input, output, lines };
