'use strict';
// Of sim:parts: a relay.

const world = require('sim:world');
const { options } = require('internal:part');

/** A relay: `on` is the level at which it pulls in. */
class Relay {
  #line;
  #on;
  /** How often it has pulled in. */
  clicks = 0;

  constructor(given) {
    const { line, on } = options('Relay', given, ['line'], { on: 1 });
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
    const { name } = this.#line;
    return { kind: 'relay', name, at: [name], values: { on: this.isOn, clicks: this.clicks } };
  }

  static picture = `
    <rect x="10" y="26" width="80" height="56" rx="4" fill="#2f6db5"/>
    <g stroke="#e8eaee" stroke-width="4" fill="none"><path d="M20 54h18M62 54h18"/>
    <path d="M38 54l20-14" data-hide="on"/><path d="M38 54h24" data-show="on"/></g>
    <circle cx="80" cy="36" r="4" fill="#ff3b30" data-show="on"/>`;
}

module.exports = { Relay };
