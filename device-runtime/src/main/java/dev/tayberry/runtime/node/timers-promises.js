'use strict';
// node:timers/promises.

const timers = require('node:timers');
const { invalidArgType } = require('internal:errors');

function abortError(signal) {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  error.name = 'AbortError';
  error.code = 'ABORT_ERR';
  return error;
}

/** A promise for what `start` calls back with, given up when the signal says so. */
function waiting(start, value, { ref = true, signal } = {}) {
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    return Promise.reject(invalidArgType('options.signal', 'AbortSignal', signal));
  }
  if (signal?.aborted) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      timer.close();
      reject(abortError(signal));
    };
    const timer = start(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    });
    if (!ref) timer.unref();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

const setTimeout = (delay, value, options) =>
  waiting((done) => timers.setTimeout(done, delay), value, options);

const setImmediate = (value, options) =>
  waiting((done) => timers.setImmediate(done), value, options);

async function* setInterval(delay, value, options = {}) {
  if (options.signal?.aborted) throw abortError(options.signal);
  let due = 0;
  let wake;
  let aborted = false;
  const onAbort = () => {
    aborted = true;
    wake?.();
  };
  const timer = timers.setInterval(() => {
    due++;
    wake?.();
  }, delay);
  if (options.ref === false) timer.unref();
  options.signal?.addEventListener('abort', onAbort, { once: true });
  try {
    while (true) {
      if (due === 0 && !aborted) await new Promise((resolve) => (wake = resolve));
      if (aborted) throw abortError(options.signal);
      while (due > 0) {
        due--;
        yield value;
      }
    }
  } finally {
    timer.close();
    options.signal?.removeEventListener('abort', onAbort);
  }
}

module.exports = {
  setTimeout,
  setImmediate,
  setInterval,
  scheduler: {
    wait: (delay, options) => setTimeout(delay, undefined, options),
    yield: () => setImmediate(),
  },
};
