'use strict';
// A push button or any other contact: presses, and how long they last.

const { Part, checked, duration, named } = require('internal:parts-part');

const part = 'Button';
const EVENTS = ['press', 'release', 'hold', 'double'];

class Button extends Part {
  #input;
  #settings;
  #pressed; // when, in nanoseconds
  #before; // when the press before it was
  #holding;
  #edge = (event) => (event.value === 1 ? this.#down(event) : this.#up(event));

  constructor(name, input, settings) {
    super(name, input);
    this.#input = input;
    this.#settings = settings;
    // An app runs on while somebody waits for a press, and only then.
    this.on('newListener', (event) => this.#listen(EVENTS.includes(event)));
    this.on('removeListener', () => this.#listen(EVENTS.some((event) => this.listenerCount(event) > 0)));
  }

  static open(name, options = {}) {
    named(part, 'the name', name);
    const settings = checked(part, options, {
      debounce: [duration, 25],
      hold: [duration, 1000],
      double: [duration, 400],
    });
    return opened(this, name, settings);
  }

  get isPressed() {
    return this.#input.read() === 1;
  }

  #listen(wanted) {
    this.#input.off('change', this.#edge);
    if (wanted && !this.closed) this.#input.on('change', this.#edge);
  }

  #down({ timestamp }) {
    const { hold, double } = this.#settings;
    const isDouble = this.#before !== undefined && millis(timestamp - this.#before) <= double;
    this.#pressed = timestamp;
    this.#before = isDouble ? undefined : timestamp; // three presses are one double, not two
    this.#holding = setTimeout(() => this.emit('hold', { duration: hold }), hold);
    this.emit('press', { timestamp });
    if (isDouble) this.emit('double', { timestamp });
  }

  #up({ timestamp }) {
    clearTimeout(this.#holding);
    if (this.#pressed === undefined) return; // it was held already when we began to look
    const pressed = this.#pressed;
    this.#pressed = undefined;
    this.emit('release', { duration: millis(timestamp - pressed), timestamp });
  }

  rest() {
    clearTimeout(this.#holding);
    this.#listen(false);
  }
}

async function opened(Kind, name, settings) {
  const input = await require('hal:gpio').input(name, { debounce: settings.debounce });
  return new Kind(name, input, settings);
}

function millis(nanoseconds) {
  return Number(nanoseconds) / 1e6;
}

module.exports = { Button };
