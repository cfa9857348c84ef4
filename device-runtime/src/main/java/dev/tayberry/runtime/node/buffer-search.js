'use strict';
// Buffer's encodings by name, and how it looks for something in itself.
const { make, invalidArgType } = require('internal:errors');

const ENCODINGS = new Map(Object.entries({
  utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', base64: 'base64', base64url: 'base64url', latin1: 'latin1', binary: 'latin1',
  ascii: 'ascii', utf16le: 'utf16le', 'utf-16le': 'utf16le', ucs2: 'utf16le', 'ucs-2': 'utf16le',
}));

/** The encoding's own name, undefined if there is no such encoding. */
function known(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  return ENCODINGS.get(encoding) ?? ENCODINGS.get(`${encoding}`.toLowerCase());
}

function encodingOf(encoding) {
  const name = known(encoding);
  if (name === undefined) throw make(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
  return name;
}

/** As indexOf: the place of a byte, a text or bytes; -1 if they are not there. */
function search(native, buffer, value, offset, encoding, forward) {
  let from = offset;
  let name = encoding;
  if (typeof offset === 'string') [name, from] = [offset, undefined];
  from = +from;
  if (Number.isNaN(from)) from = forward ? 0 : buffer.length;
  from = Math.trunc(Math.min(Math.max(from, -0x80000000), 0x7fffffff));
  if (from < 0) from += buffer.length;
  if (typeof value === 'number') {
    if (from < 0) {
      if (!forward) return -1;
      from = 0;
    }
    const byte = (value >>> 0) & 0xff;
    const { indexOf, lastIndexOf } = Uint8Array.prototype;
    return forward ? indexOf.call(buffer, byte, from) : lastIndexOf.call(buffer, byte, from);
  }
  let needle = value;
  let step = 1;
  if (typeof value === 'string') {
    const inner = encodingOf(name);
    needle = native.encode(value, inner);
    if (inner === 'utf16le') step = 2;
  } else if (!(value instanceof Uint8Array)) {
    throw invalidArgType('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  } else if (known(name) === 'utf16le') {
    step = 2;
  }
  if (from < 0 && !forward) return -1;
  from = Math.max(0, from);
  if (needle.length === 0) return Math.min(from, buffer.length);
  if (buffer.length === 0) return -1;
  return forward ? native.indexOf(buffer, needle, Math.min(from, buffer.length), step) : native.lastIndexOf(buffer, needle, Math.min(from, buffer.length), step);
}

module.exports = { known, encodingOf, search };
