'use strict';
// AbortController and AbortSignal.
const { EventTarget, Event, handler, changed, unlimited } = require('internal:event-target');
const { make, invalidArgType } = require('internal:errors');

const custom = Symbol.for('nodejs.util.inspect.custom');
const key = Symbol('only we make signals');

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason;
  #timer;
  #followers = [];

  constructor(secret) {
    if (secret !== key) throw make(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    super();
    this[unlimited] = true;
    Object.defineProperty(this, unlimited, { enumerable: false });
  }

  static abort(reason = aborted()) {
    const signal = new AbortSignal(key);
    signal.#aborted = true;
    signal.#reason = reason;
    return signal;
  }

  static timeout(delay) {
    require('internal:validators').validateInteger(delay, 'delay', 0);
    const signal = new AbortSignal(key);
    const { DOMException } = require('internal:dom-exception');
    signal.#timer = require('timers').setTimeout(
      () => trigger(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay);
    signal.#timer.unref();
    return signal;
  }

  static any(signals) {
    const all = [...signals];
    const bad = all.findIndex((one) => !(one instanceof AbortSignal));
    if (bad >= 0) throw invalidArgType(`signals[${bad}]`, 'AbortSignal', all[bad]);
    const first = all.find((one) => one.#aborted);
    if (first) return AbortSignal.abort(first.#reason);
    const signal = new AbortSignal(key);
    for (const source of all) source.#followers.push(signal);
    return signal;
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  // Who waits for a timeout wants the program to go on until then.
  [changed](type, count) {
    if (type !== 'abort') return;
    if (count > 0) this.#timer?.ref();
    else this.#timer?.unref();
  }

  static trigger(signal, reason) {
    if (signal.#aborted) return;
    signal.#aborted = true;
    signal.#reason = reason;
    const followers = signal.#followers.splice(0);
    signal.dispatchEvent(new Event('abort'));
    for (const follower of followers) trigger(follower, reason);
  }

  [custom](depth, options, inspect) {
    return depth < 0 ? '[AbortSignal]' : `AbortSignal ${inspect({ aborted: this.aborted }, options)}`;
  }
}

handler(AbortSignal, 'abort');
const { trigger } = AbortSignal;
delete AbortSignal.trigger;

function aborted() {
  const { DOMException } = require('internal:dom-exception');
  return new DOMException('This operation was aborted', 'AbortError');
}

class AbortController {
  #signal = new AbortSignal(key);

  get signal() {
    return this.#signal;
  }

  abort(reason = aborted()) {
    trigger(this.#signal, reason);
  }

  [custom](depth, options, inspect) {
    return depth < 0 ? '[AbortController]' : `AbortController ${inspect({ signal: this.signal }, options)}`;
  }
}

for (const Class of [AbortSignal, AbortController]) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}
for (const name of ['signal', 'abort']) {
  Object.defineProperty(AbortController.prototype, name, { ...Object.getOwnPropertyDescriptor(AbortController.prototype, name), enumerable: true });
}

module.exports = { AbortController, AbortSignal };
