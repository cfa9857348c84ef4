'use strict';
// sim:world, the far end of the board's wires. Levels are physical.

const EventEmitter = require('node:events');

class Line extends EventEmitter {
  #name;
  #watched = false;
  #pwmWatched = false;

  constructor(name) {
    super();
    this.#name = name;
    native.level(name); // throws where the board has no such line
    this.on('newListener', (event) => {
      if (event === 'change' && !this.#watched) {
        this.#watched = true;
        native.watch(name, (value, timestamp) => this.emit('change', { value, timestamp }));
      } else if (event === 'pwm' && !this.#pwmWatched) {
        this.#pwmWatched = true;
        native.watchPwm(name, (pulses, timestamp) => this.emit('pwm', pulses, timestamp));
      }
    });
  }

  get name() {
    return this.#name;
  }

  get level() {
    return native.level(this.#name);
  }

  /** The pulses that the board gives: { frequency, duty, pulse } in Hz, 0 to 1, µs; or null. */
  get pwm() {
    return native.pwm(this.#name);
  }

  /** Tells the listener of every change of these. */
  onPwm(listener) {
    return this.on('pwm', listener);
  }

  drive(level) {
    native.drive(this.#name, Number(level));
  }

  release() {
    native.release(this.#name);
  }

  /** Joins two lines with a wire. */
  wire(other) {
    native.wire(this.#name, typeof other === 'string' ? other : other.name);
  }
}

class Uart extends EventEmitter {
  #uart;
  #name;

  constructor(name) {
    super();
    this.#name = name;
    this.#uart = native.serial(name, (bytes, timestamp) => this.emit('data', bytes, timestamp));
  }

  get name() {
    return this.#name;
  }

  /** Sends bytes to the board; a string is sent as Latin-1. */
  write(bytes) {
    this.#uart.write(
      typeof bytes === 'string' ? Uint8Array.from(bytes, (c) => c.charCodeAt(0))
        : bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes));
  }

  unplug() {
    this.#uart.unplug();
  }

  plug() {
    this.#uart.plug();
  }

  get plugged() {
    return this.#uart.isPlugged();
  }

  /** Whether a program has the port open. */
  get isOpen() {
    return this.#uart.isOpen();
  }

  get baudRate() {
    return this.#uart.baudRate();
  }

  set baudRate(rate) {
    this.#uart.setBaudRate(rate);
  }
}

const lines = new Map();
const uarts = new Map();

function remembered(map, name, make) {
  if (!map.has(name)) map.set(name, make());
  return map.get(name);
}

class World extends EventEmitter {
  constructor() {
    super();
    native.onFault((message, names) => this.emit('fault', { message, lines: names }));
  }

  get board() {
    return native.board();
  }

  line(name) {
    return remembered(lines, name, () => new Line(name));
  }

  serial(port) {
    return remembered(uarts, port, () => new Uart(port));
  }

  /** Simulated milliseconds. */
  now() {
    return native.now();
  }

  /** From the run's seed, 0 to 1. */
  random() {
    return native.random();
  }
}

module.exports = new World();
