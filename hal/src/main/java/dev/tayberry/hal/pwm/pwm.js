'use strict';
// hal:pwm: pulses on lines, and servos, which are pulses with an angle.

const { EventEmitter } = require('node:events');
const { checked, named, number, inRange, wrong } = require('internal:pwm-options');

const handle = Symbol('handle');
const lost = Symbol('lost');

/** What is common to an open output and a servo. */
class Pulses extends EventEmitter {
  #name;
  #closed = false;

  constructor(name) {
    super();
    this.#name = name;
  }

  get name() {
    return this.#name;
  }

  get closed() {
    return this.#closed;
  }

  /** Who makes the pulses: 'hardware' or 'software'. */
  get kind() {
    return this[handle].kind();
  }

  /** How late software's edges came: { p50, p99, max, edges } in microseconds; else null. */
  get jitter() {
    return this[handle].jitter();
  }

  async close() {
    if (this.#closed) return;
    this.#closed = true;
    this[handle].close();
    this.emit('close');
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  [lost](error) {
    this.#closed = true;
    this.emit('error', error);
    this.emit('close');
  }
}

class PwmOutput extends Pulses {
  /** What was set last, 0 to 1; on a ramp where it is now. */
  get duty() {
    return this[handle].duty();
  }

  set duty(value) {
    this.write(value);
  }

  get frequency() {
    return this[handle].frequency();
  }

  set frequency(hertz) {
    this[handle].setFrequency(number('frequency', hertz));
  }

  write(duty) {
    this[handle].write(number('duty', duty));
  }

  /** Settles with true when it is there, with false when something else was written meanwhile. */
  ramp(duty, options = {}) {
    const { duration, curve } = rampOptions(options);
    return this[handle].ramp(number('duty', duty), duration, curve);
  }
}

class Servo extends Pulses {
  #min;
  #max;
  #range;
  #last;

  constructor(name, { min, max, range }) {
    super(name);
    this.#min = min;
    this.#max = max;
    this.#range = range;
  }

  get range() {
    return this.#range;
  }

  /** Where it was told to be, in degrees; null while it is released. */
  get angle() {
    const micros = this[handle].micros();
    if (micros === 0) return null;
    const angle = (micros - this.#min) / (this.#max - this.#min) * this.#range;
    return Math.round(angle * 100) / 100;
  }

  write(angle) {
    this.pulse(this.#micros(angle));
  }

  pulse(micros) {
    this[handle].pulse(inRange('pulse', micros, this.#min, this.#max, 'µs'));
  }

  /** No pulses any more: the motor lets go. */
  release() {
    this.#last = this[handle].micros() || this.#last;
    this[handle].pulse(0);
  }

  /** As ramp() of an output. Where nobody knows the arm is, it goes there at once. */
  ramp(angle, options = {}) {
    const micros = this.#micros(angle);
    const { duration, curve } = rampOptions(options);
    if (this[handle].micros() === 0) this.pulse(this.#last ?? micros);
    return this[handle].ramp(micros * this[handle].frequency() / 1e6, duration, curve);
  }

  #micros(angle) {
    inRange('angle', angle, 0, this.#range, 'degrees');
    return this.#min + angle / this.#range * (this.#max - this.#min);
  }
}

function rampOptions(options) {
  const { duration, curve = 'linear' } = checked('ramp', options);
  if (duration !== undefined) return { duration, curve };
  throw wrong(TypeError, 'ramp() needs { duration }, in milliseconds');
}

function open(name, options = {}) {
  named(name);
  const settings = complete(checked('open', options), 500);
  return soon(new PwmOutput(name), settings);
}

function servo(name, options = {}) {
  named(name);
  const { min = 1000, max = 2000, range = 180, angle, ...rest } = checked('servo', options);
  const settings = complete(rest, 50);
  const { frequency } = settings;
  if (min >= max) throw wrong(RangeError, `min must be less than max, got ${min} and ${max} µs`);
  if (max * frequency > 1e6) {
    throw wrong(RangeError, `pulses of ${max} µs do not fit into ${frequency} Hz; take a lower frequency`);
  }
  if (angle !== undefined) {
    inRange('angle', angle, 0, range, 'degrees');
    settings.duty = (min + angle / range * (max - min)) * frequency / 1e6;
  }
  return soon(new Servo(name, { min, max, range }), settings);
}

/** As the native half wants it. */
function complete({ frequency, duty = null, polarity, kind = 'auto', takeOver = false }, usual) {
  const inverted = polarity === undefined ? null : polarity === 'inverted';
  return { frequency: frequency ?? usual, duty, inverted, kind, takeOver };
}

/** What the hardware has to say rejects; what the programmer got wrong has thrown before. */
async function soon(pulses, settings) {
  pulses[handle] = await native.open(pulses.name, settings, (error) => pulses[lost](error));
  return pulses;
}

module.exports = { open, servo };
