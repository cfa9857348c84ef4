'use strict';
// Mocks of node:test: functions that remember their calls, and timers turned by hand.
const { invalidArgType, invalidArgValue, make } = require('internal:errors');

class MockFunctionContext {
  #calls = [];
  #implementation;
  #once = new Map();
  #restore;

  constructor(implementation, restore) {
    this.#implementation = implementation;
    this.#restore = restore;
  }

  get calls() {
    return this.#calls.slice();
  }

  callCount() {
    return this.#calls.length;
  }

  mockImplementation(implementation) {
    if (typeof implementation !== 'function') throw invalidArgType('implementation', 'function', implementation);
    this.#implementation = implementation;
  }

  mockImplementationOnce(implementation, onCall = this.#calls.length) {
    if (typeof implementation !== 'function') throw invalidArgType('implementation', 'function', implementation);
    this.#once.set(onCall, implementation);
  }

  resetCalls() {
    this.#calls = [];
  }

  restore() {
    this.#restore();
  }

  static record(context, target, self, args) {
    const at = context.#calls.length;
    const implementation = context.#once.get(at) ?? context.#implementation;
    context.#once.delete(at);
    const entry = { arguments: args, error: undefined, result: undefined, stack: new Error(), target, this: self };
    try {
      entry.result = target ? Reflect.construct(implementation, args, target) : Reflect.apply(implementation, self, args);
      return entry.result;
    } catch (error) {
      entry.error = error;
      throw error;
    } finally {
      context.#calls.push(entry);
    }
  }

  static use(context, implementation) {
    context.#implementation = implementation;
  }
}

const { record, use } = MockFunctionContext;
delete MockFunctionContext.record;
delete MockFunctionContext.use;

class MockTracker {
  #restores = [];
  #timers;

  fn(original = function () {}, implementation = original, options = {}) {
    let [base, body, settings] = [original, implementation, options];
    if (base !== null && typeof base === 'object') [base, body, settings] = [function () {}, undefined, base];
    else if (body !== null && typeof body === 'object') [body, settings] = [base, body];
    return this.#mock(base, body ?? base, settings.times ?? Infinity, () => {});
  }

  #mock(original, implementation, times, undo) {
    const context = new MockFunctionContext(implementation, () => {
      use(context, original);
      undo();
    });
    const mocked = function (...args) {
      const result = () => record(context, new.target, this, args);
      if (context.callCount() + 1 >= times) {
        try {
          return result();
        } finally {
          context.restore();
        }
      }
      return result();
    };
    Object.defineProperty(mocked, 'name', { value: original.name, configurable: true });
    Object.defineProperty(mocked, 'length', { value: original.length, configurable: true });
    mocked.mock = context;
    this.#restores.push(() => context.restore());
    return mocked;
  }

  method(object, name, implementation = undefined, options = {}) {
    let [body, settings] = [implementation, options];
    if (body !== null && typeof body === 'object') [body, settings] = [undefined, body];
    const { getter = false, setter = false, times = Infinity } = settings;
    let holder = object;
    while (holder && !Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder);
    const descriptor = holder && Object.getOwnPropertyDescriptor(holder, name);
    const key = getter ? 'get' : setter ? 'set' : 'value';
    const original = descriptor?.[key];
    if (typeof original !== 'function') throw invalidArgValue('methodName', original, 'must be a method');
    const own = holder === object;
    const mocked = this.#mock(original, body ?? original, times, () => {
      if (own) Object.defineProperty(object, name, descriptor);
      else delete object[name];
    });
    const { configurable, enumerable } = descriptor;
    Object.defineProperty(object, name, getter || setter
      ? { configurable, enumerable, get: getter ? mocked : descriptor.get, set: setter ? mocked : descriptor.set }
      : { configurable, enumerable, writable: descriptor.writable, value: mocked });
    return mocked;
  }

  getter(object, name, implementation, options = {}) {
    return this.method(object, name, implementation, { ...options, getter: true });
  }

  setter(object, name, implementation, options = {}) {
    return this.method(object, name, implementation, { ...options, setter: true });
  }

  get timers() {
    return (this.#timers ??= new MockTimers());
  }

  /** Everything as it was; the mocks go on counting. */
  restoreAll() {
    for (const restore of this.#restores) restore();
    this.#timers?.reset();
  }

  reset() {
    this.restoreAll();
    this.#restores = [];
  }
}

const NAMES = ['setTimeout', 'setInterval', 'setImmediate', 'Date'];

class MockTimers {
  #originals = null;
  #now = 0;
  #queue = [];
  #lastId = 0;

  enable({ apis = NAMES, now = 0 } = {}) {
    if (this.#originals) throw make(Error, 'ERR_INVALID_STATE', 'Invalid state: MockTimers is already enabled!');
    this.#originals = new Map();
    this.#now = Number(now);
    for (const api of apis) {
      if (!NAMES.includes(api)) throw invalidArgValue('timers', api, `option ${api} is not supported`);
      for (const [name, value] of Object.entries(this.#fakes(api))) {
        this.#originals.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
        Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
      }
    }
  }

  #fakes(api) {
    if (api === 'Date') return { Date: this.#date() };
    const repeat = api === 'setInterval';
    const start = (callback, delay = 0, ...args) => this.#add(callback, api === 'setImmediate' ? -1 : Math.max(1, Number(delay) || 1), args, repeat);
    const clear = (timer) => {
      this.#queue = this.#queue.filter((one) => one !== timer && one.id !== timer);
    };
    const fakes = { [api]: api === 'setImmediate' ? (callback, ...args) => start(callback, 0, ...args) : start };
    fakes[api.replace('set', 'clear')] = clear;
    return fakes;
  }

  #date() {
    const now = () => this.#now;
    const Real = Date;
    return class Date extends Real {
      constructor(...args) {
        super(...(args.length === 0 ? [now()] : args));
      }

      static now() {
        return now();
      }
    };
  }

  #add(callback, delay, args, repeat) {
    const timer = { id: ++this.#lastId, due: this.#now + delay, delay, callback, args, repeat };
    for (const name of ['ref', 'unref', 'refresh']) timer[name] = () => timer;
    timer[Symbol.toPrimitive] = () => timer.id;
    this.#queue.push(timer);
    return timer;
  }

  #need() {
    if (!this.#originals) throw make(Error, 'ERR_INVALID_STATE', 'Invalid state: You should enable MockTimers first by calling the .enable function');
  }

  tick(milliseconds = 1) {
    this.#need();
    if (milliseconds < 0) throw invalidArgValue('time', 'positive integer', milliseconds);
    const end = this.#now + milliseconds;
    while (true) {
      const next = this.#queue.filter((one) => one.due <= end).sort((a, b) => a.due - b.due || a.id - b.id)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.due);
      if (next.repeat) next.due += next.delay;
      else this.#queue = this.#queue.filter((one) => one !== next);
      next.callback(...next.args);
    }
    this.#now = end;
  }

  runAll() {
    this.#need();
    const last = Math.max(this.#now, ...this.#queue.map((one) => one.due));
    this.tick(last - this.#now);
  }

  setTime(now) {
    this.#need();
    this.#now = Number(now);
  }

  reset() {
    if (!this.#originals) return;
    for (const [name, descriptor] of this.#originals) Object.defineProperty(globalThis, name, descriptor);
    this.#originals = null;
    this.#queue = [];
  }

  [Symbol.dispose]() {
    this.reset();
  }
}

module.exports = { MockTracker, MockTimers };
