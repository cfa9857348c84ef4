'use strict';
// hal:gpio: what an app asks for is checked here, and edges become events.

const { EventEmitter } = require('node:events');
const { bits, checked, known, level, object, oneOf, show, wrong } = require('internal:gpio-options');

const EDGES = ['change', 'rise', 'fall'];
const handle = Symbol('handle');
const edge = Symbol('edge');

// As bits they are a number, which is exact up to here.
const MOST = 53;

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

/** One that an app waits for: it runs on while somebody does, and only then. */
class Listened extends OpenLine {
  #listening = false;

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

  [edge](event, lost) {
    if (lost > 0) this.emit('overrun', { lost });
    this.emit('change', event);
    this.emit(event.value === 1 ? 'rise' : 'fall', event);
  }
}

class Input extends Listened {
  constructor(name, settings) {
    const heard = (value, timestamp, sequence, lost) =>
      this[edge]({ value, timestamp, sequence }, lost);
    super(name, (fail) => native.input(name, settings, heard, fail));
  }

  read() {
    return this[handle].read();
  }

  get value() {
    return this.read();
  }

  reconfigure(options) {
    const settings = checked('input', options);
    return soon(() => this[handle].reconfigureInput(settings));
  }
}

class Output extends OpenLine {
  #value;

  constructor(name, settings) {
    super(name, (fail) => native.output(name, settings, fail));
    this.#value = this[handle].written();
  }

  /** What was written last. */
  get value() {
    return this.#value;
  }

  /** The level on the line: on an open drain others may hold it low. */
  read() {
    return this[handle].read();
  }

  write(value) {
    const next = level('value', value);
    this[handle].write(next);
    this.#value = next;
  }

  toggle() {
    this.write(1 - this.#value);
  }

  reconfigure(options) {
    const settings = checked('reconfigured output', options);
    return soon(() => this[handle].reconfigureOutput(settings));
  }
}

/** Several lines in one request: read and written together. */
class Group extends Listened {
  #names;
  #output;

  constructor(names, output, settings, levels) {
    const heard = (value, timestamp, sequence, lost, index) =>
      this[edge]({ name: names[index], index, value, timestamp, sequence }, lost);
    super(names.join('+'), (fail) =>
      output
        ? native.outputs(names, settings, levels, fail)
        : native.inputs(names, settings, heard, fail),
    );
    this.#names = names;
    this.#output = output;
  }

  get names() {
    return [...this.#names];
  }

  /** The level of each, at one moment. */
  read() {
    return this.#levels(this[handle].readAll());
  }

  /** The same as a number: the first is bit 0. */
  readBits() {
    return this[handle].readAll();
  }

  /** What was written last; of inputs the levels now. */
  get value() {
    return this.#output ? this.#levels(this[handle].written()) : this.read();
  }

  write(values) {
    if (!this.#output) {
      const error = new Error("gpio: a group of inputs cannot be written; open it with { direction: 'out' }");
      throw Object.assign(error, { code: 'EPERM' });
    }
    this[handle].writeAll(2 ** this.#names.length - 1, bits('values', values, this.#names.length));
  }

  reconfigure(options) {
    const settings = checked(this.#output ? 'reconfigured output' : 'input', options);
    return soon(() =>
      this.#output
        ? this[handle].reconfigureOutput(settings)
        : this[handle].reconfigureInput(settings),
    );
  }

  #levels(number) {
    return this.#names.map((_, index) => Math.floor(number / 2 ** index) % 2);
  }
}

function input(name, options) {
  known('input', name);
  const settings = checked('input', options);
  return soon(() => new Input(name, settings));
}

function output(name, options) {
  known('output', name);
  const settings = checked('output', options);
  return soon(() => new Output(name, settings));
}

function group(names, options = {}) {
  if (!Array.isArray(names)) {
    throw wrong(TypeError, `a group has a list of names, got ${show(names)}`);
  }
  names.forEach((name) => known('line of a group', name));
  if (names.length === 0 || names.length > MOST || new Set(names).size < names.length) {
    throw wrong(RangeError, `a group has 1 to ${MOST} names, each once`);
  }
  const { direction = 'in', initial, ...rest } = object('group', options);
  const out = oneOf('in', 'out')('direction', direction) === 'out';
  const settings = checked(out ? 'output' : 'input', rest);
  if (!out && initial !== undefined) {
    throw wrong(TypeError, "initial is for groups with direction 'out'");
  }
  const levels = initial === undefined ? null : bits('initial', initial, names.length);
  return soon(() => new Group([...names], out, settings, levels));
}

function lines() {
  return native.lines();
}

/** What the hardware has to say rejects; what the programmer got wrong has thrown before. */
async function soon(open) {
  return open();
}

module.exports = { input, output, group, lines };
