// What control boxes say by themselves, so that one can be told from another by listening alone. Each dialect looks
// through bytes for what only it would send: frames with a right checksum, or the same packet again and again.

import { crc16modbus } from 'hal:serial';

import { decode } from '../drivers/jiecang/frames.js';
import { readSegments } from './segments.js';

const PACKETS = 3; // of those without a checksum, chance makes one or two

/** @typedef {{ frames: number, mm: number | null }} Heard how many frames, and the last height among them */

export const DIALECTS = [
  {
    name: 'jiecang',
    box: 'Jiecang, framed dialect (Uplift, Jarvis, Desky, Omnidesk, Maidesite …)',
    driver: 'jiecang',
    baudRate: 9600,
    find: (bytes) => each(bytes, jiecangFrame, (frame) => decode(Uint8Array.from(frame)).height?.mm ?? null),
  },
  {
    name: 'jiecang-compact',
    box: 'Jiecang, the display line of the handset port (RJ45); take the RJ12 port',
    driver: null,
    baudRate: 9600,
    find: (bytes) => repeated(each(bytes, compactPacket, (packet) => compactHeight(packet))),
  },
  {
    name: 'loctek',
    box: 'Loctek (FlexiSpot)',
    driver: 'flexispot',
    baudRate: 9600,
    find: (bytes) => each(bytes, loctekFrame, (frame) => (frame[2] === 0x12 ? readSegments(frame.slice(3, 6)) : null)),
  },
  {
    name: 'autonomous',
    box: 'Autonomous SmartDesk 2',
    driver: null,
    baudRate: 9600,
    find: (bytes) => repeated(each(bytes, autonomousPacket, ([, , , , tenths]) => (29.5 + (tenths - 0x4b) * 0.4) * 25.4)),
  },
  {
    name: 'winner',
    box: 'Winner (DIGITUS)',
    driver: null,
    baudRate: 19200,
    find: (bytes) => each(bytes, winnerLine, (line) => Number(String.fromCharCode(...line.slice(2, -3))) * 10 || null),
  },
  {
    name: 'e4f7',
    box: 'a box without a known maker that speaks at 57600 baud (E4 F7 …)',
    driver: null,
    baudRate: 57600,
    find: (bytes) => repeated(each(bytes, (at) => (at[0] === 0xe4 && at[1] === 0xf7 ? 2 : 0), () => null)),
  },
];

/** The dialect that these bytes are in, with what was heard; null if in none. */
export function recognise(bytes, dialects) {
  for (const dialect of dialects) {
    const heard = dialect.find(bytes);
    if (heard.frames > 0) return { dialect, ...heard };
  }
  return null;
}

/** Counts the frames: `lengthOf` tells how long the one at the beginning of some bytes is, 0 if there is none. */
function each(bytes, lengthOf, heightOf) {
  const heard = { frames: 0, mm: null };
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOf(bytes.slice(at, at + 24));
    if (length > 0) {
      heard.frames += 1;
      heard.mm = heightOf(bytes.slice(at, at + length)) ?? heard.mm;
    }
    at += length || 1;
  }
  return heard;
}

const repeated = (heard) => (heard.frames >= PACKETS ? heard : { frames: 0, mm: null });

/** A A CMD LEN payload SUM 7E; from the box, or from whoever speaks to it. */
function jiecangFrame(at) {
  const length = at[3];
  if ((at[0] !== 0xf2 && at[0] !== 0xf1) || at[1] !== at[0] || length > 16 || at.length < length + 6) return 0;
  const sum = at.slice(2, 4 + length).reduce((total, byte) => total + byte, 0) & 0xff;
  return at[4 + length] === sum && at[5 + length] === 0x7e ? length + 6 : 0;
}

/** 9B LEN TYPE payload CRC CRC 9D. */
function loctekFrame(at) {
  const length = at[1] + 2;
  if (at[0] !== 0x9b || length < 6 || length > 14 || at[length - 1] !== 0x9d) return 0;
  const crc = crc16modbus(at.slice(1, length - 3));
  return at[length - 3] * 256 + at[length - 2] === crc ? length : 0;
}

/** :D71.10B; with the sum of what stands before it, in hexadecimal. */
function winnerLine(at) {
  const end = at.indexOf(0x3b);
  if (at[0] !== 0x3a || end < 5) return 0;
  const sum = at.slice(1, end - 2).reduce((total, byte) => total + byte, 0) & 0xff;
  return parseInt(String.fromCharCode(...at.slice(end - 2, end)), 16) === sum ? end + 1 : 0;
}

/** 01 01 and the height, in millimetres or tenths of an inch. */
const compactPacket = (at) => (at[0] === 1 && at[1] === 1 && compactHeight(at) !== null ? 4 : 0);

function compactHeight([, , high, low]) {
  const value = high * 256 + low;
  if (value >= 550 && value <= 1350) return value;
  return value >= 210 && value <= 540 ? value * 2.54 : null;
}

/** 98 98 00 00 h h: the height twice. */
const autonomousPacket = ([a, b, c, d, h, again]) =>
  (a === 0x98 && b === 0x98 && (c === 0 || c === 3) && c === d && h === again && h >= 0x4b && h <= 0x7b ? 6 : 0);
