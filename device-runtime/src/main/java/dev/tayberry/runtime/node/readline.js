'use strict';
// node:readline, by lines: a terminal has its own keys to edit them with.
const { Lines } = require('internal:lines');
const { validateFunction } = require('internal:validators');

class CallbackLines extends Lines {
  question(query, options, callback) {
    const answer = typeof options === 'function' ? options : callback;
    validateFunction(answer, 'cb');
    const { signal } = typeof options === 'function' ? {} : (options ?? {});
    this.ask(query, signal, answer, () => {});
  }
}

Object.defineProperty(CallbackLines.prototype.question, Symbol.for('nodejs.util.promisify.custom'), {
  value(query, options) {
    return this.answer(query, options);
  },
});

/** With `new` or without. */
function Interface(...args) {
  return Reflect.construct(CallbackLines, args, new.target ?? Interface);
}
Interface.prototype = CallbackLines.prototype;
Object.setPrototypeOf(Interface, Lines);
Interface.prototype.constructor = Interface;

function createInterface(...args) {
  return new Interface(...args);
}

// What moves a terminal's cursor.

function send(stream, text, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (stream === null || stream === undefined || text === '') {
    if (callback) require('process').nextTick(callback, null);
    return true;
  }
  return stream.write(text, callback);
}

function cursorTo(stream, x, y, callback) {
  if (typeof y === 'function') [y, callback] = [undefined, y];
  if (callback !== undefined) validateFunction(callback, 'callback');
  for (const [name, value] of [['x', x], ['y', y]]) {
    if (Number.isNaN(value)) throw require('internal:errors').invalidArgValue(name, value);
  }
  if (typeof x !== 'number' && typeof y !== 'number') return send(null, '', callback);
  if (typeof x !== 'number') {
    const error = new TypeError('Cannot set cursor row without setting its column');
    throw Object.assign(error, { code: 'ERR_INVALID_CURSOR_POS' });
  }
  return send(stream, typeof y === 'number' ? `\x1b[${y + 1};${x + 1}H` : `\x1b[${x + 1}G`, callback);
}

function moveCursor(stream, dx, dy, callback) {
  const step = (count, back, forth) => (count ? `\x1b[${Math.abs(count)}${count < 0 ? back : forth}` : '');
  return send(stream, step(dx, 'D', 'C') + step(dy, 'A', 'B'), callback);
}

/** Before the cursor (-1), behind it (1), or all of it (0). */
function clearLine(stream, direction, callback) {
  return send(stream, `\x1b[${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`, callback);
}

const clearScreenDown = (stream, callback) => send(stream, '\x1b[0J', callback);

module.exports = {
  Interface,
  createInterface,
  cursorTo,
  moveCursor,
  clearLine,
  clearScreenDown,
  get promises() {
    return require('readline/promises');
  },
};
