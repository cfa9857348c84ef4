// What a Loctek box and its handset say to each other. On purpose not the app's own code: each is the other's witness.

const DIGITS = { 0: 0x3f, 1: 0x06, 2: 0x5b, 3: 0x4f, 4: 0x66, 5: 0x6d, 6: 0x7d, 7: 0x07, 8: 0x7f, 9: 0x6f };
const SEGMENTS = { ...DIGITS, ' ': 0x00, E: 0x79, r: 0x50, S: 0x6d, t: 0x78, A: 0x77, H: 0x76, L: 0x38, C: 0x39, O: 0x3f, T: 0x78 };
const POINT = 0x80;
const LONGEST = 12;

export const POLL = 0x11;
export const DISPLAY = 0x12;
export const GOOD_NIGHT = 0x13;
export const KEEPALIVE = 0x15;

/** CRC-16 as Modbus has it; these boxes send its high byte first. */
function crc(bytes) {
  let value = 0xffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
  }
  return value;
}

const made = new Map(); // the same few dozen frames go out forty times a second

/** A whole frame, not to be changed. */
export function frame(type, payload = []) {
  const name = `${type} ${payload}`;
  if (!made.has(name)) made.set(name, make(type, payload));
  return made.get(name);
}

function make(type, payload) {
  const body = [payload.length + 4, type, ...payload];
  const sum = crc(body);
  return Uint8Array.of(0x9b, ...body, sum >> 8, sum & 0xff, 0x9d);
}

/** 'E01', ' 72' or '79.5' as the three bytes of a display. */
export function segments(text) {
  const places = Array.from(text.replace('.', ''), (character) => SEGMENTS[character] ?? 0);
  if (text.includes('.')) places[text.indexOf('.') - 1] |= POINT;
  return places.slice(0, 3);
}

const NAMES = { [POLL]: 'which key?', [GOOD_NIGHT]: 'good night', [KEEPALIVE]: 'here' };
const KEYS = { 0: 'no key', 1: 'up', 2: 'down' };

/** Whole frames on the line in words. */
export function inWords(bytes, fromBoard) {
  const words = [];
  for (let at = 0; at + 6 <= bytes.length; ) {
    const length = bytes[at] === 0x9b ? bytes[at + 1] + 2 : 1;
    if (length >= 6 && at + length <= bytes.length) words.push(said(bytes.slice(at, at + length), fromBoard));
    at += length;
  }
  return words;
}

function said(frame, fromBoard) {
  if (fromBoard) return KEYS[frame[3] + frame[4] * 256] ?? 'other keys';
  if (frame[2] === DISPLAY) return `shows ${shown(frame.slice(3, 6))}`;
  return NAMES[frame[2]] ?? `type ${frame[2]}`;
}

function shown(places) {
  const character = (place) => Object.keys(SEGMENTS).find((one) => SEGMENTS[one] === (place & ~POINT)) ?? '?';
  return Array.from(places, (place) => character(place) + (place & POINT ? '.' : '')).join('');
}

/** Cuts what a handset says into its answers. */
export class KeyReader {
  #bytes = [];
  #onKeys;
  #known = new Map(); // whether these bytes are a whole frame: there are few that ever come

  /** @param {(keys: number) => void} onKeys */
  constructor(onKeys) {
    this.#onKeys = onKeys;
  }

  read(bytes) {
    this.#bytes.push(...bytes);
    while (this.#bytes.length >= 2 && this.#take());
  }

  /** One frame, or one byte that begins none; false when more bytes are needed. */
  #take() {
    const length = this.#bytes[1] + 2;
    const isFrame = this.#bytes[0] === 0x9b && length >= 6 && length <= LONGEST + 2;
    if (isFrame && this.#bytes.length < length) return false;
    const whole = isFrame && this.#isWhole(length);
    const taken = this.#bytes.splice(0, whole ? length : 1);
    if (whole && taken[2] === 0x02) this.#onKeys(taken[3] + (taken.length > 7 ? taken[4] * 256 : 0));
    return true;
  }

  #isWhole(length) {
    const text = this.#bytes.slice(0, length).join();
    if (!this.#known.has(text)) this.#known.set(text, this.#sumIsRight(length));
    return this.#known.get(text);
  }

  #sumIsRight(length) {
    const sum = crc(this.#bytes.slice(1, length - 3));
    return this.#bytes[length - 1] === 0x9d && this.#bytes[length - 3] === sum >> 8 && this.#bytes[length - 2] === (sum & 0xff);
  }
}
