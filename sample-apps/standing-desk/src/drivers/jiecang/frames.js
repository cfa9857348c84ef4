// The framed dialect of Jiecang's control boxes, as pure functions: A A CMD LEN payload SUM 7E.
// The bytes themselves are cut into frames by the serial port, from the description below.

/** Frames from the box. By length, since 7E is also a byte of payloads and sums: 638 mm is 02 7E. */
export const FRAMING = {
  type: 'length',
  start: [0xf2, 0xf2],
  lengthAt: 3,
  lengthAdds: 6,
  max: 22,
  checksum: { type: 'sum8', from: 2, at: -2 },
  end: [0x7e],
};

/** A frame to the box. The sum leaves the two address bytes out. */
export function encode(command, payload = []) {
  const body = [command, payload.length, ...payload];
  const sum = body.reduce((total, byte) => total + byte, 0) & 0xff;
  return Uint8Array.of(0xf1, 0xf1, ...body, sum, 0x7e);
}

const word = (bytes, at = 0) => bytes[at] * 256 + bytes[at + 1];

export const UP = encode(0x01);
export const DOWN = encode(0x02);
export const STOP = encode(0x2b); // also wakes a sleeping box
export const ASK_STATUS = encode(0x07);
export const ASK_RANGE = encode(0x0c);
export const ASK_UNIT = encode(0x0e);
export const ASK_LOCK = encode(0x1f);
export const ASK_LIMITS = encode(0x20);
export const SAVE = [0x03, 0x04, 0x25, 0x26].map((command) => encode(command));
export const RECALL = [0x05, 0x06, 0x27, 0x28].map((command) => encode(command));

/** Native go-to. Millimetres, even when the handset shows inches. */
export const goTo = (mm) => encode(0x1b, [Math.round(mm) >> 8, Math.round(mm) & 0xff]);

/**
 * A height as boxes report it: millimetres or tenths of an inch, told apart by their size, since the unit can be
 * switched at the handset at any time. Null for what is no height: 0 and 9999 are sent while a box is starting.
 */
export function readHeight(value) {
  if (value >= 240 && value <= 530) return { mm: value * 2.54, unit: 'in' };
  if (value >= 550 && value <= 1350) return { mm: value, unit: 'cm' };
  return null;
}

const ANSWERS = {
  0x01: [3, (bytes) => ({ type: 'height', height: readHeight(word(bytes)) })],
  0x02: [1, ([code]) => ({ type: 'error', code })],
  0x04: [0, () => ({ type: 'reset' })],
  0x07: [4, (bytes) => ({ type: 'range', max: word(bytes), min: word(bytes, 2) })],
  0x0e: [1, ([unit]) => ({ type: 'unit', unit: unit === 1 ? 'in' : 'cm' })],
  0x19: [1, ([mode]) => ({ type: 'touch', constant: mode === 1 })],
  0x1b: [2, (bytes) => ({ type: 'target', mm: word(bytes) })],
  0x1f: [1, ([locked]) => ({ type: 'lock', locked: locked === 1 })],
  0x20: [1, ([set]) => ({ type: 'limits', max: (set & 0x01) !== 0, min: (set & 0x10) !== 0 })],
  0x21: [2, (bytes) => ({ type: 'limit', which: 'max', mm: word(bytes) })],
  0x22: [2, (bytes) => ({ type: 'limit', which: 'min', mm: word(bytes) })],
  0x23: [1, ([end]) => ({ type: 'limit-hit', which: end === 1 ? 'max' : 'min' })],
  0x25: [2, (bytes) => preset(1, bytes)],
  0x26: [2, (bytes) => preset(2, bytes)],
  0x27: [2, (bytes) => preset(3, bytes)],
  0x28: [2, (bytes) => preset(4, bytes)],
  0x40: [0, () => ({ type: 'reset' })],
};

/** Some boxes tell presets in counts of their motors: then the height stays unknown. */
const preset = (number, bytes) => ({ type: 'preset', number, mm: readHeight(word(bytes))?.mm ?? null });

/** What a whole frame from the box says. */
export function decode(frame) {
  const [, , command, length] = frame;
  const [expected, read] = ANSWERS[command] ?? [];
  return read && length === expected ? read(frame.subarray(4, 4 + length)) : { type: 'unknown', command };
}
