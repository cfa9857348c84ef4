'use strict';
// Of sim:parts: what makes itself heard.

const world = require('sim:world');
const { options } = require('internal:part');

/** A buzzer: an active one has its own tone, a passive one that of the pulses. */
class Buzzer {
  #line;
  #passive;
  #since;
  #tone = null;
  #heard = [];

  constructor(given) {
    const { line, passive } = options('Buzzer', given, ['line'], { passive: false });
    this.#line = world.line(line);
    this.#passive = passive;
    this.#line.on(passive ? 'pwm' : 'change', () => this.#listen());
  }

  /** What was to be heard: { frequency, duration } in Hz and ms; null for an active one's own. */
  get heard() {
    this.#listen();
    return this.#heard;
  }

  get isSounding() {
    return this.#sound() !== null;
  }

  /** In Hz; null for silence, and for a tone of its own. */
  get frequency() {
    return this.#sound()?.frequency ?? null;
  }

  #sound() {
    if (!this.#passive) return this.#line.level === 1 ? { frequency: null } : null;
    const pulses = this.#line.pwm;
    return pulses && pulses.duty > 0 && pulses.duty < 1 ? { frequency: pulses.frequency } : null;
  }

  #listen() {
    const now = this.#sound();
    if (now?.frequency === this.#tone?.frequency && (now === null) === (this.#tone === null)) return;
    if (this.#tone) this.#heard.push({ ...this.#tone, duration: world.now() - this.#since });
    this.#tone = now;
    this.#since = world.now();
  }

  view() {
    const { name } = this.#line;
    const values = { sounding: this.isSounding, frequency: this.frequency };
    return { kind: 'buzzer', name, at: [name], values };
  }

  static picture = `
    <circle cx="44" cy="50" r="32" fill="#3a3e47"/><circle cx="44" cy="50" r="6" fill="#c8ccd4"/>
    <g data-show="sounding" stroke="currentColor" stroke-width="4" fill="none"><path d="M80 38a18 18 0 0 1 0 24M88 30a30 30 0 0 1 0 40"/></g>`;
}

module.exports = { Buzzer };
