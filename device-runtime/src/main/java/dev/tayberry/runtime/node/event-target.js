'use strict';
// Event, CustomEvent and EventTarget, without a document's capturing and bubbling.
const { make, invalidArgType, missingArgs } = require('internal:errors');

const custom = Symbol.for('nodejs.util.inspect.custom');
const isOptions = (value) => value !== null && (typeof value === 'object' || typeof value === 'function');

class Event {
  #type;
  #cancelable;
  #bubbles;
  #composed;
  #target = null;
  #dispatching = false;
  #cancelled = false;
  #stopped = false;
  #propagationStopped = false;
  #passive = false;
  #timeStamp = performance.now();

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw missingArgs('type');
    if (options !== undefined && options !== null && typeof options !== 'object') throw invalidArgType('options', 'Object', options);
    this.#type = `${type}`;
    this.#bubbles = Boolean(options?.bubbles);
    this.#cancelable = Boolean(options?.cancelable);
    this.#composed = Boolean(options?.composed);
  }

  static begin(event, target) {
    if (event.#dispatching) throw make(Error, 'ERR_EVENT_RECURSION', `The event "${event.#type}" is already being dispatched`);
    event.#dispatching = true;
    event.#target = target;
  }

  static end(event) {
    event.#dispatching = false;
    event.#stopped = false;
    event.#propagationStopped = false;
  }

  static passive(event, value) {
    event.#passive = value;
  }

  static stopped = (event) => event.#stopped;

  get type() {
    return this.#type;
  }

  get target() {
    return this.#target;
  }

  get srcElement() {
    return this.#target;
  }

  get currentTarget() {
    return this.#dispatching ? this.#target : null;
  }

  get eventPhase() {
    return this.#dispatching ? Event.AT_TARGET : Event.NONE;
  }

  get bubbles() {
    return this.#bubbles;
  }

  get cancelable() {
    return this.#cancelable;
  }

  get composed() {
    return this.#composed;
  }

  get defaultPrevented() {
    return this.#cancelable && this.#cancelled;
  }

  get returnValue() {
    return !this.defaultPrevented;
  }

  get cancelBubble() {
    return this.#propagationStopped;
  }

  set cancelBubble(value) {
    if (value) this.#propagationStopped = true;
  }

  get timeStamp() {
    return this.#timeStamp;
  }

  get isTrusted() {
    return false;
  }

  composedPath() {
    return this.#dispatching ? [this.#target] : [];
  }

  preventDefault() {
    if (!this.#passive) this.#cancelled = true;
  }

  stopPropagation() {
    this.#propagationStopped = true;
  }

  stopImmediatePropagation() {
    this.#stopped = true;
  }

  [custom](depth, options, inspect) {
    const name = this.constructor.name;
    if (depth < 0) return name;
    const { type, defaultPrevented, cancelable, timeStamp } = this;
    return `${name} ${inspect({ type, defaultPrevented, cancelable, timeStamp }, options)}`;
  }
}

Object.entries({ NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 }).forEach(([name, value]) => {
  for (const target of [Event, Event.prototype]) Object.defineProperty(target, name, { value, enumerable: true });
});
const { begin, end, passive, stopped } = Event;
for (const name of ['begin', 'end', 'passive', 'stopped']) delete Event[name];

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw missingArgs('type');
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    return this.#detail;
  }
}

const tables = new WeakMap();
const limits = new WeakMap();

function tableOf(target) {
  if (!(target instanceof EventTarget)) throw make(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type EventTarget');
  let table = tables.get(target);
  if (!table) tables.set(target, (table = new Map()));
  return table;
}

class EventTarget {
  addEventListener(type, listener, options = {}) {
    if (arguments.length < 2) throw missingArgs('type', 'listener');
    const { once = false, capture = false, passive = false, signal } = isOptions(options) ? options : { capture: Boolean(options) };
    require('internal:validators').validateAbortSignal(signal, 'options.signal');
    const table = tableOf(this);
    if (listener !== null && listener !== undefined && typeof listener !== 'function' && typeof listener !== 'object') {
      throw invalidArgType('listener', 'EventListener', listener);
    }
    if (listener === null || listener === undefined) {
      const warning = new Error(`addEventListener called with ${listener} which has no effect.`);
      Object.assign(warning, { name: 'AddEventListenerArgumentTypeWarning', target: this, type });
      require('process').emitWarning(warning);
      return;
    }
    if (signal?.aborted) return;
    const name = `${type}`;
    let list = table.get(name);
    if (!list) table.set(name, (list = []));
    if (list.some((one) => one.listener === listener && one.capture === Boolean(capture))) return;
    list.push({ listener, once: Boolean(once), capture: Boolean(capture), passive: Boolean(passive), removed: false, resists: Boolean(options?.[resists]) });
    signal?.addEventListener('abort', () => this.removeEventListener(name, listener, { capture }), { once: true });
    warnIfMany(this, name, list);
    this[changed]?.(name, list.length);
  }

  removeEventListener(type, listener, options = {}) {
    if (arguments.length < 2) throw missingArgs('type', 'listener');
    const capture = Boolean(isOptions(options) ? options.capture : options);
    const list = tableOf(this).get(`${type}`) ?? [];
    const index = list.findIndex((one) => one.listener === listener && one.capture === capture);
    if (index < 0) return;
    list[index].removed = true;
    list.splice(index, 1);
    this[changed]?.(`${type}`, list.length);
  }

  dispatchEvent(event) {
    const table = tableOf(this);
    if (arguments.length < 1) throw missingArgs('event');
    if (!(event instanceof Event)) throw invalidArgType('event', 'Event', event);
    begin(event, this);
    for (const entry of [...(table.get(event.type) ?? [])]) {
      if (!entry.removed && (entry.resists || !stopped(event))) this.#call(entry, event);
    }
    end(event);
    return !event.defaultPrevented;
  }

  #call(entry, event) {
    if (entry.once) this.removeEventListener(event.type, entry.listener, { capture: entry.capture });
    passive(event, entry.passive);
    try {
      const { listener } = entry;
      const result = typeof listener === 'function' ? listener.call(this, event) : listener.handleEvent(event);
      if (typeof result?.then === 'function') result.then(undefined, uncaught);
    } catch (error) {
      uncaught(error);
    }
    passive(event, false);
  }

  [custom](depth, options, inspect) {
    const name = this.constructor.name;
    return depth < 0 ? name : `${name} ${inspect({}, options)}`;
  }
}

/** Told how many listeners a type has now; AbortSignal.timeout keeps its timer by it. */
const changed = Symbol('listeners changed');

// The other listeners still run, and then the error is nobody's.
function uncaught(error) {
  require('process').nextTick(() => {
    throw error;
  });
}

function warnIfMany(target, type, list) {
  const max = limits.get(target) ?? require('events').defaultMaxListeners;
  if (max === 0 || list.length <= max || list.warned || target[unlimited]) return;
  list.warned = true;
  const name = target.constructor?.name ?? 'EventTarget';
  const warning = new Error(
    `Possible EventTarget memory leak detected. ${list.length} ${type} listeners added to ${name}. ` +
      `MaxListeners is ${max}. Use events.setMaxListeners() to increase limit`);
  Object.assign(warning, { name: 'MaxListenersExceededWarning', target, type, count: list.length });
  require('process').emitWarning(warning);
}

/** An option: this listener runs although another one stopped the event. */
const resists = Symbol('resists stopImmediatePropagation');
const unlimited = Symbol('no limit of listeners');

/** An on<type> property, as AbortSignal's onabort. */
function handler(Class, type) {
  const handlers = new WeakMap();
  Object.defineProperty(Class.prototype, `on${type}`, {
    get() {
      return handlers.get(this)?.callback ?? null;
    },
    set(callback) {
      const known = handlers.get(this);
      if (known) this.removeEventListener(type, known);
      if (typeof callback !== 'function') return void handlers.delete(this);
      const listener = function (event) {
        return callback.call(this, event);
      };
      listener.callback = callback;
      handlers.set(this, listener);
      this.addEventListener(type, listener);
    },
    enumerable: true,
    configurable: true,
  });
}

for (const Class of [Event, CustomEvent, EventTarget]) {
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, configurable: true });
}

module.exports = {
  Event, CustomEvent, EventTarget, handler, limits, changed, unlimited, resists,
  listenersOf: (target, type) => (tables.get(target)?.get(`${type}`) ?? []).map((one) => one.listener),
};
