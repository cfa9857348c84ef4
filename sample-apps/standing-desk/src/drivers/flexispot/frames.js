// What Loctek's control boxes (FlexiSpot) and their handsets say: 9B LEN TYPE payload CRC CRC 9D, as pure functions.
// LEN counts what follows it. The CRC goes high byte first, unlike Modbus's own.

import { crc16modbus } from 'hal:serial';

import { readDisplay, readText } from '../../identify/segments.js';

/** Frames from the box. Nothing is escaped: 9B and 9D are bytes of payloads and sums, too. */
export const FRAMING = {
  type: 'length',
  start: [0x9b],
  lengthAt: 1,
  lengthAdds: 2,
  min: 6,
  max: 14,
  checksum: { type: 'crc16modbus', from: 1, at: -3, order: 'big' },
  end: [0x9d],
};

export function encode(type, payload = []) {
  const body = [payload.length + 4, type, ...payload];
  const crc = crc16modbus(body);
  return Uint8Array.of(0x9b, ...body, crc >> 8, crc & 0xff, 0x9d);
}

/** A handset's answer to a poll: the keys that are down. There is no other command. */
export const KEYS = { none: encode(0x02, [0x00, 0x00]), up: encode(0x02, [0x01, 0x00]), down: encode(0x02, [0x02, 0x00]) };

const POLL = 0x11;
const DISPLAY = 0x12;
const GOOD_NIGHT = 0x13;

/** What a whole frame from the box says: { type: 'poll' | 'display' | 'good-night' | 'unknown' }, a display with what it shows. */
export function decode(frame) {
  switch (frame[2]) {
    case POLL:
      return { type: 'poll' };
    case DISPLAY: // some send three bytes more, which nobody has read yet
      return frame.length >= 9 ? { type: 'display', ...read(Array.from(frame.subarray(3, 6))) } : { type: 'unknown' };
    case GOOD_NIGHT:
      return { type: 'good-night' };
    default:
      return { type: 'unknown' };
  }
}

function read(places) {
  const height = readDisplay(places);
  return height ? { height } : { text: readText(places) };
}
