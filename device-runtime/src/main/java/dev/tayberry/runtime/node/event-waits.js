'use strict';
// Waiting for events: once(), on() and addAbortListener() of node:events.
const { AbortError, invalidArgType } = require('internal:errors');
const { validateAbortSignal, validateFunction, validateObject, validateInteger } = require('internal:validators');

function listen(target, type, listener, once = false) {
  if (typeof target?.on === 'function') {
    if (once) target.once(type, listener);
    else target.on(type, listener);
    return () => target.removeListener(type, listener);
  }
  if (typeof target?.addEventListener === 'function') {
    target.addEventListener(type, listener, { once });
    return () => target.removeEventListener(type, listener);
  }
  throw invalidArgType('emitter', 'EventEmitter', target);
}

function onAbort(signal, listener) {
  if (!signal) return () => {};
  const { resists } = require('internal:event-target');
  signal.addEventListener('abort', listener, { once: true, [resists]: true });
  return () => signal.removeEventListener('abort', listener);
}

const aborted = (signal) => new AbortError(undefined, { cause: signal.reason });

async function once(emitter, type, options = {}) {
  validateObject(options, 'options');
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw aborted(signal);
  return new Promise((resolve, reject) => {
    const undo = [];
    const settle = (how) => (value) => {
      for (const step of undo) step();
      how(value);
    };
    undo.push(listen(emitter, type, (...args) => settle(resolve)(args), true));
    if (type !== 'error' && typeof emitter.once === 'function') {
      undo.push(listen(emitter, 'error', settle(reject), true));
    }
    undo.push(onAbort(signal, () => settle(reject)(aborted(signal))));
  });
}

function on(emitter, type, options = {}) {
  validateObject(options, 'options');
  const { signal, close = [], highWaterMark = Number.MAX_SAFE_INTEGER, lowWaterMark = 1 } = options;
  validateAbortSignal(signal, 'options.signal');
  validateInteger(highWaterMark, 'options.highWaterMark', 1);
  validateInteger(lowWaterMark, 'options.lowWaterMark', 1);
  if (signal?.aborted) throw aborted(signal);
  const events = [];
  const waiting = [];
  const undo = [];
  let error = null;
  let finished = false;
  let paused = false;

  const finish = () => {
    for (const step of undo.splice(0)) step();
    finished = true;
    for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  const fail = (reason) => {
    const first = waiting.shift();
    if (first) first.reject(reason);
    else error = reason;
    finish();
  };
  const arrive = (...args) => {
    const first = waiting.shift();
    if (first) return first.resolve({ value: args, done: false });
    events.push(args);
    if (!paused && events.length > highWaterMark) {
      paused = true;
      emitter.pause?.();
    }
  };

  undo.push(listen(emitter, type, arrive));
  if (type !== 'error' && typeof emitter.on === 'function') undo.push(listen(emitter, 'error', fail));
  for (const name of close) undo.push(listen(emitter, name, finish));
  undo.push(onAbort(signal, () => fail(aborted(signal))));

  return {
    __proto__: Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype),
    next() {
      if (events.length > 0) {
        const value = events.shift();
        if (paused && events.length < lowWaterMark) {
          paused = false;
          emitter.resume?.();
        }
        return Promise.resolve({ value, done: false });
      }
      if (error) {
        const reason = error;
        error = null;
        return Promise.reject(reason);
      }
      if (finished) return finish();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return: finish,
    throw(reason) {
      if (!(reason instanceof Error)) throw invalidArgType('EventEmitter.AsyncIterator', 'Error', reason);
      fail(reason);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function addAbortListener(signal, listener) {
  if (signal === undefined) throw invalidArgType('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  let undo = () => {};
  if (signal.aborted) queueMicrotask(() => listener());
  else undo = onAbort(signal, listener);
  return { [Symbol.dispose]: undo };
}

module.exports = { once, on, addAbortListener };
