import { mechanics, picture, size, values } from './desk-picture.js';
import { inWords } from './jiecang-words.js';
import { Motors } from './motors.js';
import { Wire } from './wire.js';

const AWAKE = 5000; // ms after the last frame, key or movement
const REPORT = 200; // ms
const WAKING = 500; // ms by which the first movement is late
const NUDGE = 700; // ms that a go-to runs in constant-touch mode
const CONTINUOUS = { limit: 240_000, rest: 960_000 }; // ms; then H01
const TOO_HOT = 0x0e;
const ERRORS = ['none', 'E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08', 'E09', 'E10', 'E11', 'E12', 'E13', 'H01'];

/** A Jiecang control box, with the habits and the faults that real ones have. Heights in millimetres. */
export class JiecangBox {
  static size = size;
  static picture = picture();

  motors;
  wire;
  presets = [720, 750, 1050, 1100];
  limits = { max: null, min: null }; // set by the user
  unit = 'cm'; // or 'in'
  locked = false;
  error = 0;

  // Habits, which differ between boxes.
  obeysGoTo = true;
  constantTouch = false;
  stepTime = 1500; // ms that one step keeps the motors on: 14 mm
  presetUnit = 'mm'; // or 'display', 'counts'
  goToError = 1; // at most

  crossedWires = false; // a fault: up is down

  #world;
  #key = 0;
  #lastUse = -Infinity;
  #wokenAt = -Infinity;
  #reporting = null;
  #timeout = null; // when the motors are let go
  #runningSince = null;
  #coolAt = -Infinity;

  /** @param {{ uart: object, world: { now(): number, random(): number } }} wiring */
  constructor({ uart, world }) {
    this.#world = world;
    this.motors = new Motors(world);
    this.motors.onStop = () => this.#stopped();
    this.motors.onObstacle = () => setTimeout(() => this.#collide(), 80);
    this.wire = new Wire({ uart, world, box: this });
  }

  /** This very moment. */
  get height() {
    return this.motors.height;
  }

  get asleep() {
    return !this.motors.running && this.#key === 0 && this.#world.now() - this.#lastUse > AWAKE;
  }

  /** Awake, it tells its height five times a second. */
  wake() {
    if (this.asleep) this.#wokenAt = this.#world.now();
    this.#lastUse = this.#world.now();
    this.#reporting ??= setInterval(() => this.#report(), REPORT);
  }

  view() {
    const trouble = this.error ? `error ${this.error}` : '';
    return { kind: 'desk', name: 'Jiecang', at: ['UART2'], values: { ...values(this), asleep: this.asleep, trouble } };
  }

  get controls() {
    const habit = (name, label) => ({ kind: 'switch', label, value: this[name], set: (on) => (this[name] = on) });
    return {
      ...mechanics(this, { collides: true }),
      inches: { kind: 'switch', label: 'Shows inches', value: this.unit === 'in', set: (on) => (this.unit = on ? 'in' : 'cm') },
      obeysGoTo: habit('obeysGoTo', 'Obeys go-to'),
      constantTouch: habit('constantTouch', 'Constant touch'),
      error: { kind: 'choice', label: 'Error', options: ERRORS, fault: true, value: ERRORS[this.error] ?? 'none', set: (error) => (error === 'none' ? this.repair() : this.fail(ERRORS.indexOf(error))) },
      nonsense: { kind: 'choice', label: 'Tells as its height', options: ['the truth', '0', '9999'], fault: true, value: String(this.wire.misreport ?? 'the truth'), set: (what) => (this.wire.misreport = what === 'the truth' ? null : Number(what)) },
      brownOut: { kind: 'push', label: 'Brown-out', fault: true, set: () => this.brownOut() },
      sleep: { kind: 'push', label: 'Falls asleep', fault: true, set: () => this.fallAsleep() },
    };
  }

  /** What goes over the wire, in words. */
  describe(bytes, { fromBoard }) {
    return inWords(bytes, fromBoard);
  }

  // --- From the handset ---

  /** A key is down: 1 up, -1 down; 0: let go. It wins over whatever comes over the wire. */
  key(sign) {
    this.wake();
    this.#key = sign;
    clearTimeout(this.#timeout);
    if (sign === 0) this.motors.stop();
    else this.#drive(sign);
  }

  /** Any key ends a go-to. */
  touch() {
    this.wake();
    this.stop();
  }

  lock(locked) {
    this.wake();
    this.locked = locked;
    this.wire.tellLock();
  }

  // --- From the handset or the wire ---

  stop() {
    if (this.#key !== 0) return;
    clearTimeout(this.#timeout);
    this.motors.stop();
  }

  /** A step keeps the motors on for a while; the next one in time makes it one movement. */
  step(sign) {
    if (this.#key !== 0) return;
    clearTimeout(this.#timeout);
    if (this.#drive(sign)) this.#letGoIn(this.stepTime);
  }

  goTo(height) {
    if (this.#key !== 0) return;
    clearTimeout(this.#timeout);
    const missed = (2 * this.#world.random() - 1) * this.goToError;
    const target = Math.min(this.#top(), Math.max(this.#bottom(), height + missed));
    const way = target - this.height;
    if (Math.abs(way) < 1 || !this.#drive(Math.sign(way), target)) return;
    if (this.constantTouch) this.#letGoIn(this.motors.startLatency + NUDGE);
  }

  recall(number) {
    this.wake();
    this.goTo(this.presets[number - 1]);
  }

  save(number) {
    this.presets[number - 1] = Math.round(this.height);
  }

  // --- Faults ---

  /** Stands still with this error, until repaired. */
  fail(code) {
    this.error = code;
    this.motors.halt();
    this.wake();
    this.wire.tellError();
  }

  repair() {
    this.error = 0;
  }

  /** Its supply breaks down under the load, and comes back; it has forgotten what it did, and sleeps. */
  brownOut() {
    this.motors.halt();
    clearTimeout(this.#timeout);
    clearInterval(this.#reporting);
    this.#reporting = null;
    this.#runningSince = null;
    this.#lastUse = -Infinity;
  }

  /** Sooner than it would by itself, but never while it moves. */
  fallAsleep() {
    this.#lastUse = -Infinity;
  }

  /** Whether it may move at all. */
  #drive(sign, target = sign > 0 ? this.#top() : this.#bottom()) {
    if (this.locked || this.error || this.#world.now() < this.#coolAt) return false;
    const late = this.#world.now() - this.#wokenAt < WAKING ? WAKING : 0;
    this.#runningSince ??= this.#world.now();
    if (this.crossedWires) this.motors.drive(-sign);
    else this.motors.drive(sign, { target, latency: this.motors.startLatency + late });
    return true;
  }

  #letGoIn(milliseconds) {
    this.#timeout = setTimeout(() => this.motors.stop(), milliseconds);
  }

  #top() {
    return Math.min(this.motors.max, this.limits.max ?? Infinity);
  }

  #bottom() {
    return Math.max(this.motors.min, this.limits.min ?? 0);
  }

  #stopped() {
    this.#lastUse = this.#world.now();
    this.#runningSince = null;
  }

  /** It has felt the obstacle, and lets the motors go back from it. */
  #collide() {
    const back = -this.motors.wanted || 1;
    this.motors.halt();
    clearTimeout(this.#timeout);
    this.motors.obstacleAt = null;
    this.motors.drive(back, { target: this.height + back * 30, latency: 0 });
  }

  #report() {
    if (this.asleep) {
      clearInterval(this.#reporting);
      this.#reporting = null;
      return;
    }
    const now = this.#world.now();
    if (this.#runningSince !== null && now - this.#runningSince > CONTINUOUS.limit) this.#overheat();
    this.wire.tellHeight();
    if (this.error) this.wire.tellError();
  }

  #overheat() {
    this.#coolAt = this.#world.now() + CONTINUOUS.rest;
    this.fail(TOO_HOT);
    setTimeout(() => this.repair(), CONTINUOUS.rest);
  }
}
