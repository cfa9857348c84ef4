'use strict';
// process.stdin as a stream. There is one in a program, and its state is this module's.
const { Readable } = require('stream');

let asked = false; // and nothing has come yet
let paused = false;
let referenced = true;

/** What is waited for keeps the program running, unless nobody wants to hear of it. */
function settle() {
  native.hold(asked && !paused && referenced);
}

function readInto(input) {
  let bytes;
  try {
    bytes = native.take(() => asked && readInto(input));
  } catch (error) {
    input.destroy(error);
    return;
  }
  asked = bytes === null || bytes === undefined;
  settle();
  if (!asked) input.push(bytes.length > 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : null);
}

// No class: it is made of an object that is there before this module is needed.
function StandardInput() {
  Readable.call(this, { highWaterMark: 64 * 1024 });
}

Object.setPrototypeOf(StandardInput, Readable);
StandardInput.prototype = Object.create(Readable.prototype, {
  constructor: { value: StandardInput, configurable: true, writable: true },
});

Object.assign(StandardInput.prototype, {
  _read() {
    if (!asked) readInto(this);
    else settle();
  },

  _destroy(error, callback) {
    asked = false;
    settle();
    callback(error);
  },

  pause() {
    Readable.prototype.pause.call(this);
    paused = true;
    settle();
    return this;
  },

  resume() {
    paused = false;
    settle();
    return Readable.prototype.resume.call(this);
  },

  on(event, listener) {
    if (event === 'readable') {
      paused = false;
      settle();
    }
    return Readable.prototype.on.call(this, event, listener);
  },

  ref() {
    referenced = true;
    settle();
    return this;
  },

  unref() {
    referenced = false;
    settle();
    return this;
  },
});
StandardInput.prototype.addListener = StandardInput.prototype.on;

module.exports = { StandardInput };
