import { patternOf } from './patterns.js';

const LONG = 2000; // ms

/**
 * The button and the LED at the desk. Pressing stops what moves, at once. At rest a short press arms the desk and a
 * long one takes that back. A button that is stuck since the start arms nothing: it has to go down first.
 */
export class Panel {
  #desk;
  #habits;
  #led;
  #pattern = null;
  #step = 0;
  #blinking = null;
  #pressed = null; // since when, if it may still arm

  constructor({ desk, habits, button, led }) {
    this.#desk = desk;
    this.#habits = habits;
    this.#led = led;
    button.on('rise', () => this.#press());
    button.on('fall', () => this.#release());
    desk.on('change', () => this.#show());
    habits.on('change', () => this.#show());
    this.#show();
  }

  close() {
    clearTimeout(this.#blinking);
  }

  #press() {
    this.#pressed = performance.now();
    if (this.#desk.state === 'stopped') return;
    this.#pressed = null;
    this.#desk.stop();
  }

  #release() {
    if (this.#pressed === null) return;
    const length = performance.now() - this.#pressed;
    this.#pressed = null;
    if (length >= LONG) this.#desk.disarm();
    else this.#desk.arm();
  }

  #show() {
    const pattern = patternOf(this.#desk, this.#habits.due);
    if (pattern === this.#pattern) return;
    this.#pattern = pattern;
    this.#step = 0;
    clearTimeout(this.#blinking);
    this.#blink();
  }

  #blink() {
    const { blink } = this.#pattern;
    this.#led.write(this.#step % 2 === 0 ? 1 : 0);
    if (blink[1] === 0) return;
    this.#blinking = setTimeout(() => this.#blink(), blink[this.#step]);
    this.#step = (this.#step + 1) % blink.length;
  }
}
