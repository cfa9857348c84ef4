import { EventEmitter } from 'node:events';

import { Stranger } from '../../identify/stranger.js';
import { ClosedLoop } from '../closed-loop.js';
import { Recovery } from '../recovery.js';
import { faultOf, isLocked } from './errors.js';
import * as frames from './frames.js';
import { Height } from './height.js';
import { Keypad } from './keypad.js';

const PACE = 180; // ms between two reports: the box shows its height sixteen times a second
const WAKING = 300; // ms in which what it says makes no sense
const MOVES = 500; // ms since the last change of its height
const COASTS = 1000; // ms after a key of ours was let go
const TAP = 3; // answers: a tenth of a second
const GREETING_AGAIN = 10_000; // ms

/**
 * Loctek's control boxes (FlexiSpot) at a handset's socket. They know keys only: a height is gone to by holding one and
 * letting it go in time, and never by the box's own presets, which lock it when we die on the way. Its shape: see ../index.js.
 */
export class Flexispot extends EventEmitter {
  online = false;
  locked = false;
  range = null; // it does not tell

  #port;
  #keypad;
  #presets;
  #height = new Height();
  #closedLoop = new ClosedLoop({
    run: (direction) => this.run(direction),
    stop: () => this.#keypad.release(),
    gaveUp: (reason) => this.#gaveUp(reason),
  });
  #greeting = null;
  #toldAt = -Infinity;
  #stranger = new Stranger('flexispot');
  #recovery;

  static async open({ serial, gpio, presets }) {
    const open = () => openBoth(serial, gpio);
    return new Flexispot(await open(), open, presets);
  }

  constructor(parts, open, presets) {
    super();
    this.#presets = presets;
    this.#recovery = new Recovery(open, {
      use: (port, wake) => this.#use(port, wake),
      tripped: (text) => this.#tripped(text),
      failed: () => this.#lost(),
    });
    this.#recovery.begin(parts);
  }

  get height() {
    return this.#height.mm === null ? null : Math.round(this.#height.mm);
  }

  get unit() {
    return this.#height.unit;
  }

  get presets() {
    return this.#presets.all;
  }

  /** Above 99.9 cm the display has no millimetres. */
  nearest(mm) {
    return this.unit === 'cm' && mm > 999 ? Math.round(mm / 10) * 10 : mm;
  }

  get steersSince() {
    return this.#closedLoop.drivesSince;
  }

  goTo(mm) {
    this.#closedLoop.approach(mm, this.#height.mm);
  }

  run(direction) {
    this.#keypad.press(frames.KEYS[direction]);
  }

  /** Lets go; what moves without a key of ours, a preset at the handset, ends at a tap against it. */
  stop() {
    const now = performance.now();
    this.#closedLoop.cancel();
    const ours = this.#keypad.isPressed || now - this.#keypad.releasedAt < COASTS;
    const moves = now - this.#height.changedAt < MOVES;
    if (moves && !ours) this.#keypad.press(frames.KEYS[this.#height.rises ? 'down' : 'up'], TAP);
    else this.#keypad.release();
  }

  save(number) {
    this.#presets.save(number, this.height);
    this.emit('change');
  }

  async close() {
    this.stop();
    clearTimeout(this.#greeting);
    const recovered = this.#recovery.end();
    await this.#keypad.close();
    await this.#port.close();
    await recovered;
  }

  #use(port, wake) {
    this.#port = port;
    this.#keypad = new Keypad(port, wake);
    port.on('frame', (frame) => this.#receive(frames.decode(frame)));
    port.on('garbage', ({ bytes }) => this.#strange(bytes));
    port.on('disconnect', () => this.#lost());
    port.on('reconnect', () => this.#greet());
    this.#greet();
  }

  #gaveUp(reason) {
    this.stop();
    this.emit('halted', reason);
  }

  #receive(message) {
    const news = !this.online;
    this.online = true;
    clearTimeout(this.#greeting);
    if (message.type === 'poll') this.#keypad.answer();
    else if (message.type === 'good-night') this.#keypad.sleep();
    else if (message.height) this.#measured(message.height);
    else if (message.text) this.#shows(message.text);
    if (news) this.emit('change');
  }

  #measured(height) {
    const now = performance.now();
    this.#height.read(height, this.#keypad.isPressed, now);
    this.#closedLoop.report(this.#height.mm, this.#height);
    if (this.#isEarly(now)) return;
    this.locked = false;
    this.emit('height', this.height);
  }

  #shows(text) {
    const fault = faultOf(text);
    if ((!fault && !isLocked(text)) || this.#isEarly(performance.now())) return;
    this.locked = isLocked(text);
    if (fault) this.emit('fault', fault);
    else this.emit('change');
  }

  #isEarly(now) {
    if (now - this.#toldAt < PACE) return true;
    this.#toldAt = now;
    return false;
  }

  /** Another make of box is told nothing more: nobody knows what our frames mean to it. */
  #strange(bytes) {
    if (performance.now() - this.#keypad.wokenAt < WAKING) return;
    this.emit('noise');
    const box = this.online ? null : this.#stranger.hear(bytes);
    if (!box) return;
    clearTimeout(this.#greeting);
    this.emit('fault', `wrong-box: this is ${box}; it is not moved, see identify`);
  }

  /** Wakes it once to learn its height: a key at the handset does so later. Again until it answers. */
  #greet() {
    if (this.#stranger.found) return;
    clearTimeout(this.#greeting);
    this.#greeting = setTimeout(() => this.#greet(), GREETING_AGAIN);
    this.#keypad.wake();
  }

  #lost() {
    this.#closedLoop.cancel();
    this.#keypad.forget();
    this.online = false;
    this.emit('change');
  }

  #tripped(text) {
    clearTimeout(this.#greeting);
    this.#closedLoop.cancel();
    this.#keypad.abandon();
    this.online = false;
    this.emit('fault', text);
  }
}

/** Both or none. */
async function openBoth(serial, gpio) {
  const port = await serial.open('desk', {
    framing: frames.FRAMING,
    reconnect: true,
    lastWords: frames.KEYS.none, // what goes on after that is in the manifest, see afterTrip
  });
  try {
    return [port, await gpio.output('wake', { initial: 0 })];
  } catch (error) {
    await port.close();
    throw error;
  }
}
