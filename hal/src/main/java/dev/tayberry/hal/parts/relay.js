'use strict';
// A switch for what is too strong for a pin. At the low voltage where the manifest says activeLow.

const { Part, Turn, checked, duration, flag, manifest, named } = require('internal:parts-part');

const part = 'Relay';

class Relay extends Part {
  #line;
  #turn = new Turn();

  constructor(name, line) {
    super(name, line);
    this.#line = line;
  }

  static open(name, options = {}) {
    named(part, 'the name', name);
    const settings = checked(part, options, { on: [flag, undefined] });
    return opened(this, name, settings);
  }

  get isOn() {
    return this.#line.value === 1;
  }

  #write(value) {
    this.#turn.next();
    this.#line.write(value);
    return this;
  }

  /** Without arguments: switches on. With them it is the EventEmitter's. */
  on(...listener) {
    return listener.length > 0 ? super.on(...listener) : this.#write(1);
  }

  off(...listener) {
    return listener.length > 0 ? super.off(...listener) : this.#write(0);
  }

  toggle() {
    return this.#write(this.isOn ? 0 : 1);
  }

  /** On, and off again; settles with false if it was told something else meanwhile. */
  pulse(milliseconds = 500) {
    duration(part, 'the length of a pulse', milliseconds);
    return this.#pulsing(milliseconds);
  }

  async #pulsing(milliseconds) {
    this.#write(1);
    if (!await this.#turn.sleep(milliseconds)) return false;
    this.#line.write(0);
    return true;
  }

  rest() {
    this.#turn.next();
  }
}

async function opened(Kind, name, { on }) {
  const line = await require('hal:gpio').output(name, on === undefined ? {} : { initial: Number(on) });
  if (!manifest.isSafe(name)) {
    const text = `parts: Relay: ${name} has no safe level: what it switches may stay on when the app has died;`
      + ` add "safety": { "${name}": { "safe": 0 } } to the manifest (1 where it is active low)`;
    process.emitWarning(Object.assign(new Error(text), { name: 'Warning', code: 'ERR_NO_SAFE_LEVEL' }));
  }
  return new Kind(name, line);
}

module.exports = { Relay };
