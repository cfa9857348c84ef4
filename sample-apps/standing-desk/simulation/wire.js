import { FrameReader, frame, hex, word } from './frame-reader.js';

const HOST = 0xf1;
const BOX = 0xf2;
const STEP = { 0x01: 1, 0x02: -1 };
const SAVE = [0x03, 0x04, 0x25, 0x26];
const RECALL = [0x05, 0x06, 0x27, 0x28];
const PRESET = [0x25, 0x26, 0x27, 0x28];

/** The box's RJ12 port: frames that come in are calls of the box, what it has to tell goes out as frames. */
export class Wire {
  /** Whole frames heard, as { at, command, payload, hex, height }; the height is the desk's at that moment. */
  heard = [];

  // Faults.
  mute = false; // the line from the box is cut
  misreport = null; // told instead of the height: 0 and 9999 are seen in the wild

  #uart;
  #box;
  #world;
  #reader = new FrameReader(HOST, (command, payload) => this.#frame(command, payload));

  constructor({ uart, box, world }) {
    this.#uart = uart;
    this.#box = box;
    this.#world = world;
    uart.on('data', (bytes) => this.#reader.read(bytes));
  }

  /** Bytes that mean nothing. */
  noise(count) {
    this.#uart.write(Uint8Array.from({ length: count }, () => Math.floor(this.#world.random() * 256)));
  }

  /** The beginning of a height report, and no more of it. */
  truncated(length) {
    this.#uart.write(frame(BOX, 0x01, [...word(this.#display(this.#box.height)), 0x07]).subarray(0, length));
  }

  #frame(command, payload) {
    const { height } = this.#box;
    this.heard.push({ at: this.#world.now(), command, payload, hex: hex(frame(HOST, command, payload)), height });
    const slept = this.#box.asleep;
    this.#box.wake();
    if (!slept) this.#obey(command, payload); // what wakes it, it does not understand
  }

  #obey(command, payload) {
    const box = this.#box;
    if (STEP[command]) box.step(STEP[command]);
    else if (command === 0x2b) box.stop();
    else if (command === 0x1b) this.#goTo(payload);
    else if (SAVE.includes(command)) box.save(SAVE.indexOf(command) + 1);
    else if (RECALL.includes(command)) box.recall(RECALL.indexOf(command) + 1);
    else if (command === 0x07) this.#tellPresets();
    else if (command === 0x0c) this.#send(0x07, [...word(box.motors.max), ...word(box.motors.min)]);
    else if (command === 0x0e) this.#unit(payload);
    else if (command === 0x19) box.constantTouch = payload[0] === 1;
    else if (command === 0x1f) this.tellLock();
    else if (command === 0x20) this.#tellLimits();
  }

  /** Every box echoes a go-to; not every one obeys it. */
  #goTo([high, low]) {
    this.#send(0x1b, [high, low]);
    if (this.#box.obeysGoTo) this.#box.goTo(high * 256 + low);
  }

  #unit([unit]) {
    if (unit !== undefined) this.#box.unit = unit === 1 ? 'in' : 'cm';
    this.#send(0x0e, [this.#box.unit === 'in' ? 1 : 0]);
  }

  // --- What the box tells ---

  tellHeight() {
    this.#send(0x01, [...word(this.misreport ?? this.#display(this.#box.height)), 0x07]);
  }

  tellError() {
    this.#send(0x02, [this.#box.error]);
  }

  tellLock() {
    this.#send(0x1f, [this.#box.locked ? 1 : 0]);
  }

  #tellPresets() {
    const counts = (mm) => (mm - 475) * 19.5;
    const write = { mm: (mm) => mm, display: (mm) => this.#display(mm), counts }[this.#box.presetUnit];
    this.#box.presets.forEach((mm, index) => this.#send(PRESET[index], word(write(mm))));
    this.tellHeight();
  }

  #tellLimits() {
    const { max, min } = this.#box.limits;
    this.#send(0x20, [(max === null ? 0 : 0x01) | (min === null ? 0 : 0x10)]);
    if (max !== null) this.#send(0x21, word(max));
    if (min !== null) this.#send(0x22, word(min));
  }

  #display(mm) {
    return Math.round(this.#box.unit === 'in' ? mm / 2.54 : mm);
  }

  #send(command, payload) {
    if (!this.mute) this.#uart.write(frame(BOX, command, payload));
  }
}
