'use strict';
// sim:world, the far end of the board's wires. Levels are physical.

const EventEmitter = require('node:events');
const milliseconds = require('internal:durations');
const { I2cBus, SpiSocket } = require('internal:world-buses');

let drivers = 0;

class Driver {
  #line;
  #by;

  constructor(line, by) {
    this.#line = line;
    this.#by = by;
  }

  drive(level) {
    native.drive(this.#line, this.#by, Number(level));
  }

  pulse(level, { after = 0, width }) {
    native.pulse(this.#line, this.#by, { level: Number(level), after, width });
  }

  release() {
    native.release(this.#line, this.#by.who);
  }
}

class Line extends EventEmitter {
  #name;
  #watched = false;
  #pwmWatched = false;
  #own;

  constructor(name) {
    super();
    this.#name = name;
    if (typeof name !== 'string') throw new TypeError(`sim:world: a line is named like 'GPIO17', got ${String(name)}`);
    native.level(name); // throws where the board has no such line
    this.#own = new Driver(name, { who: 'the rig', volts: 3.3 });
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
    this.#own.drive(level);
  }

  /** Drives the level for so many microseconds, then the other one; timers know milliseconds only. */
  pulse(level, options) {
    this.#own.pulse(level, options);
  }

  release() {
    this.#own.release();
  }

  /** One of several that drive the line: each until it lets go itself. `volts` is what it gives when high. */
  driver(who, { volts = 3.3 } = {}) {
    drivers += 1;
    return new Driver(this.#name, { who: `${who}#${drivers}`, volts });
  }

  /** Joins two lines with a wire. */
  wire(other) {
    native.wire(this.#name, typeof other === 'string' ? other : other.name);
  }
}

const FAULTS = ['parity', 'framing', 'overrun'];

class Uart extends EventEmitter {
  #uart;
  #name;
  #lines = { cts: false, dsr: false, ri: false, dcd: false };

  constructor(name) {
    super();
    this.#name = name;
    const control = (event, dtr, rts, ms) =>
      (event === 'break' ? this.emit('break', { duration: ms }) : this.emit('signals', { dtr, rts }));
    this.#uart = native.serial(name, (bytes, timestamp) => this.emit('data', bytes, timestamp), control);
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

  /** Holds the line to the board low. */
  break(ms = 250) {
    this.#uart.sendBreak(ms);
  }

  /** Sets the modem lines as the board sees them; one that is not named stays. */
  set(lines) {
    for (const line of Object.keys(lines)) {
      if (!Object.hasOwn(this.#lines, line)) throw new TypeError(`sim:world: a device sets cts, dsr, ri, dcd, not ${line}`);
    }
    Object.assign(this.#lines, lines);
    const { cts, dsr, ri, dcd } = this.#lines;
    this.#uart.set(Boolean(cts), Boolean(dsr), Boolean(ri), Boolean(dcd));
  }

  /** DTR and RTS as the board sets them; both off while no program has the port open. */
  get() {
    return { dtr: this.#uart.dtr(), rts: this.#uart.rts() };
  }

  /** A byte comes damaged: kind is 'parity', 'framing' or 'overrun'. */
  fault(kind) {
    if (!FAULTS.includes(kind)) throw new TypeError(`sim:world: a fault is one of ${FAULTS.join(', ')}, got ${kind}`);
    this.#uart.fault(kind);
  }

  unplug() {
    this.#uart.unplug();
  }

  plug() {
    this.#uart.plug();
  }

  /** The share of bytes that come with a bit wrong, in both directions. */
  get noise() {
    return this.#uart.noise();
  }

  set noise(share) {
    this.#uart.disturb(share, this.loss);
  }

  /** The share of bytes that are lost, in both directions. */
  get loss() {
    return this.#uart.loss();
  }

  set loss(share) {
    this.#uart.disturb(this.noise, share);
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
const buses = new Map();

function remembered(map, name, make) {
  if (!map.has(name)) map.set(name, make());
  return map.get(name);
}

class World extends EventEmitter {
  #burnt = new Map(); // by line: what burns it

  constructor() {
    super();
    native.onFault((message, names) => {
      for (const name of names) this.#burnt.set(name, message);
      this.emit('fault', { message, lines: names });
    });
  }

  /** What has gone wrong on the lines that these texts name, 'GPIO17' or 'GPIO17 and more'; or undefined. */
  burntAt(places) {
    for (const [line, message] of this.#burnt) {
      if (places.some((place) => place.split(' ').includes(line))) return message;
    }
    return undefined;
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

  i2c(bus) {
    return remembered(buses, bus, () => new I2cBus(bus, native.i2c(bus)));
  }

  spi(bus, chipSelect = 0) {
    const name = `${bus} chip ${chipSelect}`;
    return remembered(buses, name, () => new SpiSocket(name, native.spi(bus, chipSelect)));
  }

  /** The MQTT broker: stop() drops everybody and takes nobody, until start(). */
  get broker() {
    return {
      stop: () => native.runBroker(false),
      start: () => native.runBroker(true),
      isRunning: native.isBrokerRunning(),
    };
  }

  /** How long each packet to and from the broker takes from now on. */
  slowNetwork(delay) {
    native.networkDelay(milliseconds(delay));
  }

  /** Sets the clock on the wall forward, or back by a number below 0; timers do not notice. */
  jumpClock(by) {
    native.setClockBy(typeof by === 'number' ? by : milliseconds(by));
  }

  /** Takes the board's power away: the app is killed, and starts anew. */
  brownOut(length = '1s') {
    native.brownOut(milliseconds(length));
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
