'use strict';
// What hal:serial accepts: defaults, and errors that say what would be right.

const { Buffer } = require('node:buffer');

// Every option with its default; undefined where another place decides.
const DEFAULTS = {
  baudRate: undefined, // the manifest's
  dataBits: 8,
  stopBits: 1,
  parity: 'none',
  flowControl: 'none',
  dtr: true,
  rts: true,
  framing: undefined,
  reconnect: false,
  lastWords: undefined,
  highWaterMark: 16384,
  bufferSize: 65536,
};
const CHOICES = {
  dataBits: [5, 6, 7, 8],
  stopBits: [1, 1.5, 2],
  parity: ['none', 'even', 'odd', 'mark', 'space'],
  flowControl: ['none', 'hardware', 'software'],
};
const BACK_OFF = { first: 250, max: 5000 };

function settingsOf(options) {
  if (options === null || typeof options !== 'object') {
    throw wrong(`options must be an object, got ${shown(options)}`);
  }
  for (const key of Object.keys(options)) {
    if (!Object.hasOwn(DEFAULTS, key)) {
      throw wrong(`${key} is not an option; there are ${Object.keys(DEFAULTS).join(', ')}`);
    }
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings = { ...DEFAULTS, ...Object.fromEntries(given) };
  for (const [key, allowed] of Object.entries(CHOICES)) {
    if (!allowed.includes(settings[key])) {
      throw outside(`${key} must be one of ${allowed.join(', ')}, got ${shown(settings[key])}`);
    }
  }
  if (settings.baudRate !== undefined) {
    positive('baudRate', settings.baudRate);
  }
  linesOf({ dtr: settings.dtr, rts: settings.rts });
  positive('highWaterMark', settings.highWaterMark);
  positive('bufferSize', settings.bufferSize);
  settings.reconnect = backOffOf(settings.reconnect);
  if (settings.lastWords !== undefined) {
    settings.lastWords = bytesOf('lastWords', settings.lastWords);
  }
  if (settings.framing !== undefined) {
    settings.framing = framingOf(settings.framing);
  }
  return settings;
}

/** DTR and RTS, each true, false or left out; null for Java where it is. */
function linesOf(lines) {
  if (lines === null || typeof lines !== 'object') {
    throw wrong(`set takes an object like { dtr: true, rts: false }, got ${shown(lines)}`);
  }
  for (const [line, on] of Object.entries(lines)) {
    if (line !== 'dtr' && line !== 'rts') {
      throw wrong(`${line} is not a line that can be set; there are dtr, rts`);
    }
    if (on !== undefined && typeof on !== 'boolean') {
      throw wrong(`${line} must be true or false, got ${shown(on)}`);
    }
  }
  return { dtr: lines.dtr ?? null, rts: lines.rts ?? null };
}

const LONGEST_BREAK = 5000;

function duration(key, ms) {
  if (typeof ms !== 'number' || Number.isNaN(ms)) {
    throw wrong(`${key} takes milliseconds, got ${shown(ms)}`);
  }
  if (ms <= 0 || ms > LONGEST_BREAK) {
    throw outside(`${key} must be above 0 and at most ${LONGEST_BREAK} ms, got ${ms}`);
  }
}

function backOffOf(reconnect) {
  if (typeof reconnect === 'boolean') {
    return reconnect ? BACK_OFF : false;
  }
  if (reconnect === null || typeof reconnect !== 'object') {
    throw wrong(`reconnect must be true, false or { first, max }, got ${shown(reconnect)}`);
  }
  const backOff = { ...BACK_OFF, ...reconnect };
  positive('reconnect.first', backOff.first);
  positive('reconnect.max', backOff.max);
  return backOff;
}

/** The native half checks the rest, key by key. */
function framingOf(framing) {
  if (framing === null || typeof framing !== 'object') {
    throw wrong(`framing must be an object like { type: 'delimiter' }, got ${shown(framing)}`);
  }
  const plain = { ...framing };
  for (const key of ['start', 'end', 'delimiter']) {
    if (plain[key] !== undefined) {
      plain[key] = bytesOf(`framing.${key}`, plain[key]);
    }
  }
  return plain;
}

function bytesOf(what, value) {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    return Buffer.from(value);
  }
  if (Array.isArray(value) && value.every((b) => Number.isInteger(b) && b >= 0 && b <= 255)) {
    return Buffer.from(value);
  }
  throw wrong(`${what} takes bytes: a Buffer, a string or numbers from 0 to 255, got ${shown(value)}`);
}

function positive(key, value) {
  if (!Number.isInteger(value)) {
    throw wrong(`${key} must be an integer, got ${shown(value)}`);
  }
  if (value < 1) {
    throw outside(`${key} must be above 0, got ${value}`);
  }
}

function shown(value) {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function wrong(message) {
  return Object.assign(new TypeError(`serial: ${message}`), { code: 'ERR_INVALID_ARG_TYPE' });
}

function outside(message) {
  return Object.assign(new RangeError(`serial: ${message}`), { code: 'ERR_OUT_OF_RANGE' });
}

module.exports = { bytesOf, duration, framingOf, linesOf, settingsOf, shown, wrong };
