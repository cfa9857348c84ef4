import { mechanics, picture, size, values } from './desk-picture.js';
import { LoctekLink } from './loctek-link.js';
import { inWords } from './loctek-wire.js';
import { Motors } from './motors.js';

const TIRED = 10_000; // ms after the last key or movement it goes to sleep
const LOCKED = 2000; // ms that it says so
const TAP = 350; // ms that the motors run at least: 1 mm
const DUTY = { on: 120_000, off: 1_080_000 }; // ms, as its label says; then HOT
const BACK = 30; // mm that it goes back from an obstacle
const KEYS = { 1: 1, 2: -1 };

/** Loctek's control box of a FlexiSpot desk. It has keys and a display, and no commands. Heights in millimetres. */
export class FlexispotBox {
  static size = size;
  static picture = picture();

  motors;
  wire;
  presets = [720, 750, 1050, 1100];
  unit = 'cm'; // or 'in'
  locked = false;
  error = null; // 'E01'
  needsReset = false;

  #world;
  #hand = 0; // the key of its own handset
  #wire = 0; // the key that the board holds down
  #ignored = false; // until that key is let go
  #byWire = false; // who moved it last
  #pressedAt = 0;
  #release = null;
  #lastUse = -Infinity;
  #lockedAt = -Infinity;
  #used = 0; // ms of motor time
  #hot = false;

  /** @param {{ uart: object, wake: object, world: { now(): number } }} wiring `wake` is PIN20 */
  constructor({ uart, wake, world }) {
    this.#world = world;
    this.motors = new Motors(world);
    Object.assign(this.motors, { min: 710, max: 1210, speed: { up: 24, down: 24 }, acceleration: 13, stopLatency: 20 });
    this.motors.onStop = () => this.#use();
    this.motors.onObstacle = () => setTimeout(() => this.#collide(), 80);
    this.wire = new LoctekLink({ uart, wake, world, box: this });
    wake.on('change', ({ value }) => this.#waken(value));
  }

  get height() {
    return this.motors.height;
  }

  get asleep() {
    return !this.wire.isAwake;
  }

  /** Ready to sleep. */
  get isTired() {
    return !this.motors.running && this.#hand === 0 && this.#world.now() - this.#lastUse > TIRED;
  }

  /** What the display shows; above 99.9 cm it has no place for millimetres. */
  get shown() {
    if (this.needsReset) return 'rSt';
    if (this.error) return this.error;
    if (this.#hot) return 'HOT';
    if (this.#world.now() - this.#lockedAt < LOCKED) return 'LOC';
    if (this.unit === 'in') return (this.height / 25.4).toFixed(1);
    return this.height < 999.5 ? (this.height / 10).toFixed(1) : (this.height / 10).toFixed(0);
  }

  view() {
    const trouble = /[a-zA-Z]/.test(this.shown) ? this.shown : '';
    return { kind: 'desk', name: 'FlexiSpot', at: ['UART2', 'GPIO22'], values: { ...values(this), display: this.shown, asleep: this.asleep, trouble } };
  }

  get controls() {
    const habit = (name, label) => ({ kind: 'switch', label, value: this.wire[name], set: (on) => (this.wire[name] = on) });
    return {
      ...mechanics(this, { collides: true }),
      inches: { kind: 'switch', label: 'Shows inches', value: this.unit === 'in', set: (on) => (this.unit = on ? 'in' : 'cm') },
      freeRun: habit('freeRun', 'Takes keys unasked'),
      error: { kind: 'choice', label: 'Error', options: ['none', 'E01', 'E02'], fault: true, value: this.error ?? 'none', set: (error) => (error === 'none' ? this.repair() : this.fail(error)) },
      reset: { kind: 'switch', label: 'Wants to be reset', fault: true, value: this.needsReset, set: (on) => (this.needsReset = on) },
      deaf: { ...habit('deaf', 'Does not hear 3.3 V'), fault: true },
      nonsense: { kind: 'switch', label: 'Shows no height', fault: true, value: this.wire.misreport !== null, set: (on) => (this.wire.misreport = on ? [0x6d, 0x40, 0x00] : null) },
      brownOut: { kind: 'push', label: 'Brown-out', fault: true, set: () => this.brownOut() },
      sleep: { kind: 'push', label: 'Falls asleep', fault: true, set: () => this.fallAsleep() },
    };
  }

  /** What goes over the wire, in words. */
  describe(bytes, { fromBoard }) {
    return inWords(bytes, fromBoard);
  }

  // --- From the handset ---

  /** A key is down: 1 up, -1 down; 0: let go. It wins over what comes over the wire. */
  key(sign) {
    this.#use();
    this.wire.start();
    this.#hand = sign;
    this.#ignored = this.#wire !== 0;
    if (sign === 0) this.motors.stop();
    else this.#drive(sign, { byWire: false });
  }

  /** Any key ends what moves. */
  touch() {
    this.#use();
    this.wire.start();
    this.#ignored = this.#wire !== 0;
    this.motors.stop();
  }

  recall(number) {
    this.#use();
    this.wire.start();
    const target = this.presets[number - 1];
    this.#drive(Math.sign(target - this.height), { byWire: false, target });
  }

  lock(locked) {
    this.locked = locked;
  }

  // --- From the wire ---

  /** The keys that the answers to its polls name. */
  pressed(keys) {
    this.#use();
    this.#wire = KEYS[keys] ?? 0;
    if (keys === 0) this.#ignored = false;
    if (this.#hand !== 0 || this.#ignored) return;
    if (this.#wire !== 0) this.#press(this.#wire);
    else if (this.#byWire) this.#letGo();
  }

  /** A short key against a movement that goes by itself ends it, and begins none. */
  #press(sign) {
    this.#pressedAt = this.#world.now();
    if (this.motors.running && !this.#byWire) {
      this.#ignored = true;
      this.motors.stop();
    } else {
      this.#drive(sign, { byWire: true });
    }
  }

  /** Even a tap moves it, if only by a millimetre. */
  #letGo() {
    clearTimeout(this.#release);
    const rest = this.#pressedAt + this.motors.startLatency + TAP - this.#world.now();
    if (rest > 0) this.#release = setTimeout(() => this.motors.stop(), rest);
    else this.motors.stop();
  }

  /** Of the loop of its link. */
  tick(milliseconds) {
    const cooling = (milliseconds * DUTY.on) / DUTY.off;
    this.#used = this.motors.running ? this.#used + milliseconds : Math.max(0, this.#used - cooling);
    if (this.#used >= DUTY.on) this.#overheat();
  }

  // --- Faults ---

  /** Stands still with this error, until repaired. */
  fail(error = 'E01') {
    this.error = error;
    this.motors.halt();
  }

  repair() {
    this.error = null;
    this.needsReset = false;
    this.#hot = false;
  }

  /** Its supply breaks down under the load, and comes back. */
  brownOut() {
    this.motors.halt();
    this.wire.halt();
  }

  /** Sooner than it would by itself, but never while it moves. */
  fallAsleep() {
    if (!this.motors.running) this.wire.halt();
  }

  #drive(sign, { byWire, target = sign > 0 ? this.motors.max : this.motors.min }) {
    clearTimeout(this.#release);
    if (this.locked) this.#lockedAt = this.#world.now();
    if (sign === 0 || this.locked || this.error || this.needsReset || this.#hot) return;
    this.#byWire = byWire;
    this.motors.drive(sign, { target });
  }

  /** PIN20 falls: in the middle of a movement of the one who held it up, the box wants to be reset by hand. */
  #waken(level) {
    if (level === 1) {
      this.#use();
      this.wire.start();
    } else if (this.motors.running && this.#byWire) {
      this.needsReset = true;
      this.motors.halt();
    }
  }

  #use() {
    this.#lastUse = this.#world.now();
  }

  /** It has felt the obstacle, goes back from it, and takes no key until that is let go. */
  #collide() {
    const back = -this.motors.wanted || 1;
    this.motors.halt();
    clearTimeout(this.#release);
    this.motors.obstacleAt = null;
    this.#ignored = this.#wire !== 0;
    this.#byWire = false;
    this.motors.drive(back, { target: this.height + back * BACK, latency: 0 });
  }

  /** It has slept meanwhile. */
  #overheat() {
    this.#hot = true;
    this.#used = 0;
    this.motors.halt();
    setTimeout(() => (this.#hot = false), DUTY.off);
  }
}
