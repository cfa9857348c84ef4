import { isTrip } from '../recovery.js';
import { KEYS } from './frames.js';

const SILENT = 1000; // ms without a poll: the box sleeps, or has been switched off
const EDGE = 60; // ms low before it goes up again: only an edge wakes
const UNASKED = 108; // ms between frames for boxes that do not poll
const ASKED = 200; // ms since a poll: this one does

/**
 * A handset, played by us: raises the wake line (PIN20), and answers each poll with the key that is down. A script that
 * stands still answers nothing, and the box lets go of the key half a second later.
 */
export class Keypad {
  wokenAt = -Infinity;
  releasedAt = -Infinity;

  #port;
  #wake;
  #key = KEYS.none;
  #answersLeft = Infinity;
  #isUp = false;
  #isAbandoned = false;
  #edge = null;
  #unasked = null;
  #polledAt = -Infinity;

  constructor(port, wake) {
    this.#port = port;
    this.#wake = wake;
  }

  get isPressed() {
    return this.#key !== KEYS.none;
  }

  /** Keeps a key down; for a tap for so many answers. */
  press(key, answers = Infinity) {
    if (this.#isAbandoned) return;
    this.#key = key;
    this.#answersLeft = answers;
    this.#unasked ??= setInterval(() => this.#sendUnasked(), UNASKED);
    this.wake();
  }

  /** Says so at once: not every box waits for an answer to its next poll. */
  release() {
    this.forget();
    this.#send();
  }

  /** Lets go without a word: nobody can be told any more. */
  forget() {
    clearInterval(this.#unasked);
    this.#unasked = null;
    if (this.isPressed) this.releasedAt = performance.now();
    this.#key = KEYS.none;
  }

  /** For good: port and line have been tripped. */
  abandon() {
    this.forget();
    clearTimeout(this.#edge);
    this.#isAbandoned = true;
  }

  wake() {
    if (this.#edge) return;
    const deaf = this.#isUp && performance.now() - Math.max(this.#polledAt, this.wokenAt) > SILENT;
    if (deaf) this.#lower();
    else return this.#raise();
    this.#edge = setTimeout(() => {
      this.#edge = null;
      this.#raise();
    }, EDGE);
  }

  /** The box asks which key is down. */
  answer() {
    this.#polledAt = performance.now();
    this.#send();
    if (this.isPressed && --this.#answersLeft <= 0) this.release();
  }

  /** The box goes to sleep: a line that stays up could not wake it again. */
  sleep() {
    if (!this.isPressed && !this.#edge) this.#lower();
  }

  /** The box may still move for a moment, and must not see the line fall then. */
  async close() {
    clearTimeout(this.#edge);
    this.release();
    await this.#wake.close();
  }

  #raise() {
    if (this.#isUp) return;
    this.#isUp = true;
    this.wokenAt = performance.now();
    this.#set(1);
  }

  #lower() {
    this.#isUp = false;
    this.#set(0);
  }

  /** A line that was tripped refuses before it tells why, where no caller could catch it: in a timer, at a command. */
  #set(level) {
    if (this.#isAbandoned) return;
    try {
      this.#wake.write(level);
    } catch (error) {
      if (!isTrip(error)) throw error;
      this.#wake.emit('error', error);
    }
  }

  #sendUnasked() {
    if (performance.now() - this.#polledAt > ASKED) this.#send();
  }

  #send() {
    if (this.#port.isOpen) this.#port.write(this.#key);
  }
}
