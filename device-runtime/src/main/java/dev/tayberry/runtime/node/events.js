'use strict';
// Loaded by nearly every program: nothing else is required before it is needed.
const errors = () => require('internal:errors');

const captureRejectionSymbol = Symbol.for('nodejs.rejection');
const errorMonitor = Symbol('events.errorMonitor');
const capture = Symbol('kCapture');
let defaultMaxListeners = 10;
let captureByDefault = false;

function checkListener(listener) {
  if (typeof listener !== 'function') throw errors().invalidArgType('listener', 'function', listener);
}

function checkMax(value, name) {
  if (typeof value !== 'number') throw errors().invalidArgType(name, 'number', value);
  if (value < 0 || Number.isNaN(value)) throw errors().outOfRange(name, 'a non-negative number', value);
}

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.init = function init(options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = { __proto__: null };
    this._eventsCount = 0;
  }
  this._maxListeners ??= undefined;
  if (options?.captureRejections !== undefined) {
    if (typeof options.captureRejections !== 'boolean') {
      throw errors().invalidArgType('options.captureRejections', 'boolean', options.captureRejections);
    }
    this[capture] = options.captureRejections;
  } else {
    this[capture] = captureByDefault;
  }
};

Object.assign(EventEmitter.prototype, { _events: undefined, _eventsCount: 0, _maxListeners: undefined });
Object.defineProperty(EventEmitter.prototype, capture, { value: false, writable: true });

function warnIfMany(emitter, type, list) {
  const max = emitter._maxListeners ?? defaultMaxListeners;
  if (max <= 0 || list.length <= max || list.warned) return;
  list.warned = true;
  const name = emitter.constructor?.name ?? 'EventEmitter';
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${list.length} ${String(type)} listeners added to [${name}]. ` +
      `MaxListeners is ${max}. Use emitter.setMaxListeners() to increase limit`);
  Object.assign(warning, { name: 'MaxListenersExceededWarning', emitter, type, count: list.length });
  require('process').emitWarning(warning);
}

function add(emitter, type, listener, first) {
  checkListener(listener);
  let events = emitter._events;
  if (events === undefined) {
    events = emitter._events = { __proto__: null };
    emitter._eventsCount = 0;
  } else if (events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
    // The listener may have replaced the table.
    events = emitter._events;
  }
  const existing = events[type];
  if (existing === undefined) {
    events[type] = listener;
    emitter._eventsCount++;
  } else {
    const list = typeof existing === 'function' ? (events[type] = [existing]) : existing;
    if (first) list.unshift(listener);
    else list.push(listener);
    warnIfMany(emitter, type, list);
  }
  return emitter;
}

function onceWrapper(emitter, type, listener) {
  checkListener(listener);
  let fired = false;
  const wrapper = function (...args) {
    if (fired) return undefined;
    fired = true;
    emitter.removeListener(type, wrapper);
    return listener.apply(emitter, args);
  };
  wrapper.listener = listener;
  return wrapper;
}

function unhandled(emitter, args) {
  const error = args[0];
  if (error instanceof Error) return error;
  let text;
  try {
    text = require('internal:inspect').inspect(error);
  } catch {
    text = String(error);
  }
  const wrapped = errors().make(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${text})`);
  wrapped.context = error;
  return wrapped;
}

function routeRejection(emitter, error, type, args) {
  require('process').nextTick(() => {
    if (typeof emitter[captureRejectionSymbol] === 'function') {
      emitter[captureRejectionSymbol](error, type, ...args);
      return;
    }
    const before = emitter[capture];
    try {
      // An error listener that rejects as well must not go round for ever.
      emitter[capture] = false;
      emitter.emit('error', error);
    } finally {
      emitter[capture] = before;
    }
  });
}

function watchRejection(emitter, result, type, args) {
  try {
    const then = result.then;
    if (typeof then === 'function') then.call(result, undefined, (error) => routeRejection(emitter, error, type, args));
  } catch (error) {
    emitter.emit('error', error);
  }
}

function methods(proto) {
  proto.setMaxListeners = function setMaxListeners(n) {
    checkMax(n, 'setMaxListeners');
    this._maxListeners = n;
    return this;
  };
  proto.getMaxListeners = function getMaxListeners() {
    return this._maxListeners ?? defaultMaxListeners;
  };
  proto.emit = function emit(type, ...args) {
    const events = this._events;
    if (type === 'error') {
      if (events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...args);
      if (events?.error === undefined) throw unhandled(this, args);
    }
    const handler = events?.[type];
    if (handler === undefined) return false;
    if (typeof handler === 'function') {
      const result = handler.apply(this, args);
      if (this[capture] && result != null) watchRejection(this, result, type, args);
      return true;
    }
    for (const listener of handler.slice()) {
      const result = listener.apply(this, args);
      if (this[capture] && result != null) watchRejection(this, result, type, args);
    }
    return true;
  };
  proto.addListener = proto.on = function on(type, listener) {
    return add(this, type, listener, false);
  };
  proto.prependListener = function prependListener(type, listener) {
    return add(this, type, listener, true);
  };
  proto.once = function once(type, listener) {
    return this.on(type, onceWrapper(this, type, listener));
  };
  proto.prependOnceListener = function prependOnceListener(type, listener) {
    return this.prependListener(type, onceWrapper(this, type, listener));
  };
  proto.removeListener = proto.off = function removeListener(type, listener) {
    checkListener(listener);
    const existing = this._events?.[type];
    if (existing === undefined) return this;
    const list = typeof existing === 'function' ? [existing] : existing;
    const index = list.findLastIndex((one) => one === listener || one.listener === listener);
    if (index < 0) return this;
    const found = list[index];
    if (list.length === 1) {
      drop(this, type);
    } else {
      list.splice(index, 1);
      if (list.length === 1) this._events[type] = list[0];
    }
    if (this._events.removeListener !== undefined) this.emit('removeListener', type, found.listener ?? found);
    return this;
  };
  proto.removeAllListeners = function removeAllListeners(type) {
    const events = this._events;
    if (events === undefined) return this;
    if (events.removeListener !== undefined) {
      if (arguments.length === 0) {
        for (const key of Reflect.ownKeys(events)) if (key !== 'removeListener') this.removeAllListeners(key);
        this.removeAllListeners('removeListener');
      } else {
        for (const listener of this.rawListeners(type).reverse()) this.removeListener(type, listener);
        return this;
      }
    }
    if (arguments.length > 0) {
      if (events[type] !== undefined) drop(this, type);
    } else {
      this._events = { __proto__: null };
      this._eventsCount = 0;
    }
    return this;
  };
  proto.rawListeners = function rawListeners(type) {
    const existing = this._events?.[type];
    return existing === undefined ? [] : typeof existing === 'function' ? [existing] : existing.slice();
  };
  proto.listeners = function listeners(type) {
    return this.rawListeners(type).map((one) => one.listener ?? one);
  };
  proto.listenerCount = function listenerCount(type, listener) {
    const existing = this._events?.[type];
    if (existing === undefined) return 0;
    if (listener != null) return this.rawListeners(type).filter((one) => one === listener || one.listener === listener).length;
    return typeof existing === 'function' ? 1 : existing.length;
  };
  proto.eventNames = function eventNames() {
    return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
  };
}

function drop(emitter, type) {
  if (--emitter._eventsCount === 0) emitter._events = { __proto__: null };
  else delete emitter._events[type];
}

methods(EventEmitter.prototype);

Object.defineProperties(EventEmitter, {
  defaultMaxListeners: {
    enumerable: true,
    get: () => defaultMaxListeners,
    set(value) {
      checkMax(value, 'defaultMaxListeners');
      defaultMaxListeners = value;
    },
  },
  captureRejections: {
    enumerable: true,
    get: () => captureByDefault,
    set(value) {
      if (typeof value !== 'boolean') throw errors().invalidArgType('EventEmitter.captureRejections', 'boolean', value);
      captureByDefault = value;
    },
  },
});

Object.assign(EventEmitter, {
  EventEmitter,
  usingDomains: false,
  captureRejectionSymbol,
  errorMonitor,
  setMaxListeners(n = defaultMaxListeners, ...targets) {
    checkMax(n, 'setMaxListeners');
    if (targets.length === 0) defaultMaxListeners = n;
    for (const target of targets) {
      if (typeof target?.setMaxListeners === 'function') target.setMaxListeners(n);
      else if (!isEventTarget(target)) throw errors().invalidArgType('eventTargets', ['EventEmitter', 'EventTarget'], target);
      else require('internal:event-target').limits.set(target, n);
    }
  },
  getMaxListeners(target) {
    if (typeof target?.getMaxListeners === 'function') return target.getMaxListeners();
    if (isEventTarget(target)) return require('internal:event-target').limits.get(target) ?? defaultMaxListeners;
    throw errors().invalidArgType('emitter', ['EventEmitter', 'EventTarget'], target);
  },
  getEventListeners(target, type) {
    if (typeof target?.listeners === 'function') return target.listeners(type);
    if (isEventTarget(target)) return require('internal:event-target').listenersOf(target, type);
    throw errors().invalidArgType('emitter', ['EventEmitter', 'EventTarget'], target);
  },
  listenerCount(emitter, type) {
    if (typeof emitter.listenerCount === 'function') return emitter.listenerCount(type);
    return EventEmitter.getEventListeners(emitter, type).length;
  },
  addAbortListener: (signal, listener) => require('internal:event-waits').addAbortListener(signal, listener),
});

for (const name of ['once', 'on']) {
  EventEmitter[name] = { [name]: (emitter, type, options) => require('internal:event-waits')[name](emitter, type, options) }[name];
}

function isEventTarget(value) {
  return typeof value?.addEventListener === 'function';
}

module.exports = EventEmitter;
