'use strict';
// hal:device: what an app says of itself to whoever supervises and updates it.

const LONGEST = 200;

/** The app does what it is for. Only the first call counts. */
function ready() {
  native.ready();
}

/** Asks not to be updated until the function it returns is called. */
function busy(reason) {
  const number = native.busy(checked(reason));
  return () => native.release(number);
}

function checked(reason) {
  if (typeof reason !== 'string') throw wrong(TypeError, 'ERR_INVALID_ARG_TYPE', typeof reason);
  if (reason.trim() === '' || reason.length > LONGEST) throw wrong(RangeError, 'ERR_OUT_OF_RANGE', JSON.stringify(reason.slice(0, 20)));
  return reason.replace(/\s+/g, ' ').trim();
}

function wrong(kind, code, got) {
  const message = `device.busy(): reason must be a text of 1 to ${LONGEST} characters for a person to read, like 'moving'; got ${got}`;
  return require('internal:errors').make(kind, code, message);
}

module.exports = {
  ready,
  busy,
  get isReady() {
    return native.isReady();
  },
  /** Why it had better not be updated now, the oldest reason first. */
  get reasons() {
    return native.reasons();
  },
};
