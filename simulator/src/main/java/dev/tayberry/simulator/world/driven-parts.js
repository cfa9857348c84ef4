'use strict';
// Of sim:parts: what an output drives and what stays in its place.

const world = require('sim:world');

/** A light on a line; with pulses on it, as bright as they are long. */
class Led {
  #line;
  #lit;

  constructor({ line, lit = 1 }) {
    this.#line = world.line(line);
    this.#lit = lit;
  }

  /** Whether it shines. */
  get on() {
    return this.brightness > 0;
  }

  /** 0 to 1. */
  get brightness() {
    const high = this.#line.pwm?.duty ?? this.#line.level;
    return this.#lit === 1 ? high : 1 - high;
  }

  /** Tells the listener whenever it goes on or off. */
  watch(listener) {
    this.#line.on('change', ({ value, timestamp }) => listener({ on: value === this.#lit, timestamp }));
  }

  view() {
    return { kind: 'led', name: this.#line.name, values: { on: this.on, brightness: this.brightness } };
  }
}

/** A relay: `on` is the level at which it pulls in. */
class Relay {
  #line;
  #on;
  /** How often it has pulled in. */
  clicks = 0;

  constructor({ line, on = 1 }) {
    this.#line = world.line(line);
    this.#on = on;
    this.watch(({ on: isOn }) => (this.clicks += isOn ? 1 : 0));
  }

  get isOn() {
    return this.#line.level === this.#on;
  }

  watch(listener) {
    this.#line.on('change', ({ value, timestamp }) => listener({ on: value === this.#on, timestamp }));
  }

  view() {
    return { kind: 'relay', name: this.#line.name, values: { on: this.isOn, clicks: this.clicks } };
  }
}

/** A buzzer: an active one has its own tone, a passive one that of the pulses. */
class Buzzer {
  #line;
  #passive;
  #since;
  #tone = null;
  #heard = [];

  constructor({ line, passive = false }) {
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
    const values = { sounding: this.isSounding, frequency: this.frequency };
    return { kind: 'buzzer', name: this.#line.name, values };
  }
}

module.exports = { Led, Relay, Buzzer };
