import world from 'sim:world';

import { FrameReader, frame, hex, word } from './frame-reader.js';
import { Motors } from './motors.js';

const HOST = 0xf1;
const BOX = 0xf2;
const AWAKE = 5000; // ms after the last frame or movement
const REPORT = 200; // ms
const WAKING = 500; // ms that a movement begins later
const STEP = { 0x01: 1, 0x02: -1 };
const SAVE = [0x03, 0x04, 0x25, 0x26];
const RECALL = [0x05, 0x06, 0x27, 0x28];
const PRESET = [0x25, 0x26, 0x27, 0x28];
const CONTINUOUS = { limit: 240_000, rest: 960_000 }; // ms; then H01

/** A Jiecang control box as seen from its RJ12 port, with the habits and the faults that real ones have. */
export class JiecangBox {
  motors = new Motors();
  presets = [720, 750, 1050, 1100]; // mm
  unit = 'cm';
  locked = false;
  limits = { max: null, min: null }; // set by the user, mm
  error = 0;

  // Habits, which differ between boxes.
  obeysGoTo = true;
  constantTouch = false;
  stepTime = 1500; // ms that one step keeps the motors on: 14 mm
  presetUnit = 'mm'; // or 'display', 'counts'
  goToError = 1; // mm, at most

  crossedWires = false; // up is down
  mute = false; // the line from it is cut
  /** Reported instead of the height: 0 and 9999 are seen in the wild. */
  misreport = null;
  /** Whole frames heard, as { at, command, payload, hex, height }; the height is the desk's at that moment. */
  heard = [];

  #uart;
  #reader = new FrameReader(HOST, (command, payload) => this.#frame(command, payload));
  #key = 0;
  #lastUse = -Infinity;
  #wokenAt = -Infinity;
  #reporting = null;
  #step = null;
  #startedAt = null;
  #coolAt = -Infinity;

  constructor({ uart }) {
    this.#uart = uart;
    uart.on('data', (bytes) => this.#reader.read(bytes));
    this.motors.onStop = () => this.#stopped();
    this.motors.onObstacle = () => setTimeout(() => this.#collide(), 80);
  }

  get asleep() {
    return !this.motors.running && this.#key === 0 && world.now() - this.#lastUse > AWAKE;
  }

  /** mm, this very moment. */
  get height() {
    return this.motors.height;
  }

  // --- The handset's side ---

  /** A key is down: 1 up, -1 down; 0: let go. It wins over whatever came over the wire. */
  key(sign) {
    this.#wake();
    this.#key = sign;
    clearTimeout(this.#step);
    if (sign === 0) this.motors.stop();
    else this.#drive(sign);
  }

  /** Any key ends a go-to. */
  touch() {
    this.#wake();
    clearTimeout(this.#step);
    this.motors.stop();
  }

  recall(number) {
    this.#wake();
    this.#goTo(this.presets[number - 1]);
  }

  setLocked(locked) {
    this.#wake();
    this.locked = locked;
    this.#send(0x1f, [locked ? 1 : 0]);
  }

  // --- Faults ---

  fail(code) {
    this.error = code;
    this.motors.halt();
    this.#wake();
    this.#send(0x02, [code]);
  }

  repair() {
    this.error = 0;
  }

  /** Bytes that mean nothing. */
  noise(count) {
    this.#uart.write(Uint8Array.from({ length: count }, () => Math.floor(world.random() * 256)));
  }

  /** The beginning of a height report, and no more of it. */
  truncated(length) {
    this.#uart.write(frame(BOX, 0x01, [...word(this.#display(this.height)), 0x07]).subarray(0, length));
  }

  // --- The wire ---

  #frame(command, payload) {
    this.heard.push({ at: world.now(), command, payload, hex: hex(frame(HOST, command, payload)), height: this.height });
    const slept = this.asleep;
    this.#wake();
    if (!slept) this.#obey(command, payload);
  }

  #obey(command, payload) {
    if (STEP[command]) this.#stepBy(STEP[command]);
    else if (command === 0x2b) this.#stopByWire();
    else if (command === 0x1b) this.#goToByWire(payload);
    else if (SAVE.includes(command)) this.presets[SAVE.indexOf(command)] = Math.round(this.height);
    else if (RECALL.includes(command)) this.#goTo(this.presets[RECALL.indexOf(command)]);
    else if (command === 0x07) this.#tellPresets();
    else if (command === 0x0c) this.#send(0x07, [...word(this.motors.max), ...word(this.motors.min)]);
    else if (command === 0x0e) this.#tellUnit(payload);
    else if (command === 0x19) this.constantTouch = payload[0] === 1;
    else if (command === 0x1f) this.#send(0x1f, [this.locked ? 1 : 0]);
    else if (command === 0x20) this.#tellLimits();
  }

  /** A step keeps the motors on for a while; the next one in time makes it one movement. */
  #stepBy(sign) {
    if (this.#key !== 0) return;
    clearTimeout(this.#step);
    if (!this.#drive(sign)) return;
    this.#step = setTimeout(() => this.motors.stop(), this.stepTime);
  }

  #stopByWire() {
    if (this.#key !== 0) return;
    clearTimeout(this.#step);
    this.motors.stop();
  }

  #goToByWire([high, low]) {
    this.#send(0x1b, [high, low]);
    if (this.obeysGoTo) this.#goTo(high * 256 + low);
  }

  #goTo(mm) {
    if (this.#key !== 0) return;
    clearTimeout(this.#step);
    const target = Math.min(this.#top(), Math.max(this.#bottom(), mm + (2 * world.random() - 1) * this.goToError));
    const way = target - this.height;
    if (Math.abs(way) < 1 || !this.#drive(Math.sign(way), target)) return;
    if (this.constantTouch) this.#step = setTimeout(() => this.motors.stop(), this.motors.startLatency + 700);
  }

  /** Whether it may move at all. */
  #drive(sign, target = sign > 0 ? this.#top() : this.#bottom()) {
    if (this.locked || this.error || world.now() < this.#coolAt) return false;
    const late = world.now() - this.#wokenAt < WAKING ? WAKING : 0;
    if (this.crossedWires) return this.motors.drive(-sign);
    this.motors.drive(sign, { target, latency: this.motors.startLatency + late });
    this.#startedAt ??= world.now();
    return true;
  }

  #top() {
    return Math.min(this.motors.max, this.limits.max ?? Infinity);
  }

  #bottom() {
    return Math.max(this.motors.min, this.limits.min ?? 0);
  }

  #stopped() {
    this.#lastUse = world.now();
    this.#startedAt = null;
  }

  /** It feels the obstacle, lets the motors go back a little, and complains. */
  #collide() {
    const back = -this.motors.wanted || 1;
    this.motors.halt();
    clearTimeout(this.#step);
    this.motors.obstacleAt = null;
    this.motors.drive(back, { target: this.height + back * 30, latency: 0 });
  }

  #overheat() {
    this.#coolAt = world.now() + CONTINUOUS.rest;
    this.fail(0x0e);
    setTimeout(() => this.repair(), CONTINUOUS.rest);
  }

  #wake() {
    if (this.asleep) this.#wokenAt = world.now();
    this.#lastUse = world.now();
    this.#reporting ??= setInterval(() => this.#report(), REPORT);
  }

  #report() {
    if (this.asleep) {
      clearInterval(this.#reporting);
      this.#reporting = null;
      return;
    }
    if (this.#startedAt !== null && world.now() - this.#startedAt > CONTINUOUS.limit) this.#overheat();
    this.#tellHeight();
    if (this.error) this.#send(0x02, [this.error]);
  }

  #tellHeight() {
    this.#send(0x01, [...word(this.misreport ?? this.#display(this.height)), 0x07]);
  }

  #display(mm) {
    return Math.round(this.unit === 'in' ? mm / 2.54 : mm);
  }

  #tellPresets() {
    const counts = (mm) => (mm - 475) * 19.5;
    const write = { mm: (mm) => mm, display: (mm) => this.#display(mm), counts }[this.presetUnit];
    this.presets.forEach((mm, index) => this.#send(PRESET[index], word(write(mm))));
    this.#tellHeight();
  }

  #tellUnit([unit]) {
    if (unit !== undefined) this.unit = unit === 1 ? 'in' : 'cm';
    this.#send(0x0e, [this.unit === 'in' ? 1 : 0]);
  }

  #tellLimits() {
    const { max, min } = this.limits;
    this.#send(0x20, [(max === null ? 0 : 0x01) | (min === null ? 0 : 0x10)]);
    if (max !== null) this.#send(0x21, word(max));
    if (min !== null) this.#send(0x22, word(min));
  }

  #send(command, payload) {
    if (!this.mute) this.#uart.write(frame(BOX, command, payload));
  }
}
