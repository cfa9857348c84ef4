'use strict';
// Of sim:parts: contacts that a hand closes.

const world = require('sim:world');
const milliseconds = require('internal:durations');
const { fault, options } = require('internal:part');

/** How long a worn contact chatters, and how often it changes its mind. */
const CHATTER = [1, 2, 3, 5, 6, 8];

/** A contact between a line and a level. One that bounces opens and closes a few times before it rests. */
class Contact {
  bounces = false;
  #driver;
  #level;
  #closed = false;
  #chatter = [];

  constructor(kind, line, level) {
    this.#driver = line.driver(kind);
    this.#level = level;
  }

  get isClosed() {
    return this.#closed;
  }

  set(closed) {
    if (closed === this.#closed) return;
    this.#closed = closed;
    for (const timer of this.#chatter) clearTimeout(timer);
    this.#touch(closed);
    this.#chatter = !this.bounces ? [] : CHATTER.map((after, i) => setTimeout(() => {
      const rests = i === CHATTER.length - 1;
      this.#touch(rests || world.random() < 0.5 ? closed : !closed);
    }, after));
  }

  #touch(closed) {
    if (closed) this.#driver.drive(this.#level);
    else this.#driver.release();
  }
}

/** A push button between a line and a level: 0 for one to ground, with a pull-up on the board. */
class Button {
  #line;
  #pressed;
  #contact;

  constructor(given) {
    const { line, pressed } = options('Button', given, ['line'], { pressed: 0 });
    this.#line = world.line(line);
    this.#pressed = pressed;
    this.#contact = new Contact('button', this.#line, pressed);
  }

  get isPressed() {
    return this.#line.level === this.#pressed;
  }

  /** Whether its contacts bounce, as worn ones do for some milliseconds. */
  get bounces() {
    return this.#contact.bounces;
  }

  set bounces(bounces) {
    this.#contact.bounces = Boolean(bounces);
  }

  hold() {
    this.#contact.set(true);
  }

  release() {
    this.#contact.set(false);
  }

  /** Presses for a while; settles when it is let go. */
  press(duration = '100ms') {
    const held = milliseconds(duration);
    this.hold();
    return new Promise((resolve) => setTimeout(() => {
      this.release();
      resolve();
    }, held));
  }

  get controls() {
    return {
      press: { kind: 'hold', label: 'Press', set: (down) => this.#contact.set(Boolean(down)) },
      bounces: fault('Contacts bounce', this.bounces, (bounces) => (this.bounces = bounces)),
    };
  }

  view() {
    const { name } = this.#line;
    return { kind: 'button', name, at: [name], values: { pressed: this.isPressed } };
  }

  static picture = `
    <rect x="14" y="14" width="72" height="72" rx="8" fill="#565b66"/>
    <circle cx="50" cy="50" r="26" fill="#c8ccd4" data-hide="pressed"/>
    <circle cx="50" cy="50" r="23" fill="#8e95a3" data-show="pressed"/>`;
}

/** A switch that stays as it is put. */
class Switch {
  #line;
  #contact;

  /** @param closed the level that it gives when it is on; off it lets go */
  constructor(given) {
    const { line, closed, on } = options('Switch', given, ['line'], { closed: 0, on: false });
    this.#line = world.line(line);
    this.#contact = new Contact('switch', this.#line, closed);
    this.on = on;
  }

  get on() {
    return this.#contact.isClosed;
  }

  set on(on) {
    this.#contact.set(Boolean(on));
  }

  get bounces() {
    return this.#contact.bounces;
  }

  set bounces(bounces) {
    this.#contact.bounces = Boolean(bounces);
  }

  get controls() {
    return {
      on: { kind: 'switch', label: 'On', value: this.on, set: (on) => (this.on = on) },
      bounces: fault('Contacts bounce', this.bounces, (bounces) => (this.bounces = bounces)),
    };
  }

  view() {
    const { name } = this.#line;
    return { kind: 'switch', name, at: [name], values: { on: this.on } };
  }

  static picture = `
    <rect x="12" y="34" width="76" height="32" rx="16" fill="#565b66"/>
    <circle cx="29" cy="50" r="13" fill="#c8ccd4" data-hide="on"/>
    <circle cx="71" cy="50" r="13" fill="#7fd18b" data-show="on"/>`;
}

module.exports = { Button, Switch };
