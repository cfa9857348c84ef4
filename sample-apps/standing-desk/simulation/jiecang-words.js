import { FrameReader } from './frame-reader.js';

const TOLD = {
  0x01: 'up', 0x02: 'down', 0x03: 'save 1', 0x04: 'save 2', 0x25: 'save 3', 0x26: 'save 4', 0x05: 'preset 1', 0x06: 'preset 2',
  0x27: 'preset 3', 0x28: 'preset 4', 0x07: 'presets?', 0x0c: 'range?', 0x0e: 'unit?', 0x1f: 'lock?', 0x20: 'limits?', 0x2b: 'stop',
};
const word = ([high, low]) => high * 256 + low;

const SAID = {
  0x01: (payload) => `height ${word(payload)}`,
  0x02: ([code]) => `error ${code}`,
  0x07: (payload) => `range ${word(payload.slice(2))} to ${word(payload)} mm`,
  0x0e: ([unit]) => (unit === 1 ? 'inches' : 'centimetres'),
  0x1b: (payload) => `goes to ${word(payload)} mm`,
  0x1f: ([locked]) => (locked ? 'locked' : 'not locked'),
  0x20: () => 'limits',
};

/** Frames on the line in words. */
export function inWords(bytes, fromBoard) {
  const words = [];
  const tell = (command, payload) => words.push(fromBoard ? told(command, payload) : said(command, payload));
  new FrameReader(fromBoard ? 0xf1 : 0xf2, tell).read(bytes);
  return words;
}

const told = (command, payload) => (command === 0x1b ? `go to ${word(payload)} mm` : (TOLD[command] ?? `command ${command}`));

function said(command, payload) {
  if (command >= 0x25 && command <= 0x28) return `preset ${command - 0x24} at ${word(payload)}`;
  return SAID[command]?.(payload) ?? `answer ${command}`;
}
