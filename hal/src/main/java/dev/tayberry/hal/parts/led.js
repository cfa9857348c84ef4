'use strict';
// A light: on and off, or any brightness where the line gives pulses.

const { Part, Turn, checked, duration, fault, flag, named, number } = require('internal:parts-part');

const part = 'Led';
const brightness = number(0, 1);

class Led extends Part {
  #light;
  #turn = new Turn();

  /** @param light how it is lit: { get, set, fade, uses } */
  constructor(name, light) {
    super(name, light.uses);
    this.#light = light;
  }

  static open(name, options = {}) {
    named(part, 'the name', name);
    const settings = checked(part, options, {
      dimmable: [flag, false],
      frequency: [number(0.1, 25_000_000, 'Hz'), undefined],
      brightness: [brightness, undefined],
    });
    return opened(this, name, settings);
  }

  get isOn() {
    return this.#light.get() > 0;
  }

  get brightness() {
    return this.#light.get();
  }

  set brightness(value) {
    this.#turn.next();
    this.#light.set(brightness(part, 'brightness', value));
  }

  /** Without arguments: lights up. With them it is the EventEmitter's. */
  on(...listener) {
    if (listener.length > 0) return super.on(...listener);
    this.brightness = 1;
    return this;
  }

  off(...listener) {
    if (listener.length > 0) return super.off(...listener);
    this.brightness = 0;
    return this;
  }

  toggle() {
    this.brightness = this.isOn ? 0 : 1;
    return this;
  }

  /** Settles with true after that many times, with false when it is told something else meanwhile. */
  blink(options = {}) {
    const settings = checked(part, options, {
      on: [duration, 500],
      off: [duration, 500],
      times: [number(0, Infinity), Infinity],
    });
    return this.#blinking(settings);
  }

  async #blinking({ on, off, times }) {
    const turn = this.#turn.next();
    for (let i = 0; i < times && this.#turn.is(turn); i++) {
      this.#light.set(1);
      if (!await this.#turn.sleep(on)) return false;
      this.#light.set(0);
      if (!await this.#turn.sleep(off)) return false;
    }
    return this.#turn.is(turn);
  }

  /** To a brightness; settles as blink() does. */
  fade(to, options = {}) {
    brightness(part, 'brightness', to);
    const settings = checked(part, options, { duration: [duration, 1000] });
    this.#turn.next();
    return this.#light.fade(to, settings.duration);
  }

  rest() {
    this.#turn.next();
  }
}

async function opened(Kind, name, { dimmable, frequency, brightness: first }) {
  return new Kind(name, await (dimmable ? dimmed(name, frequency, first) : switched(name, first)));
}

async function switched(name, first) {
  const whole = (value) => {
    if (value === 0 || value === 1) return value;
    throw fault('ERR_NOT_DIMMABLE', part, `${name} is on or off; open it with { dimmable: true }`);
  };
  const initial = first === undefined ? {} : { initial: whole(first) };
  const line = await require('hal:gpio').output(name, initial);
  return {
    uses: line,
    get: () => line.value,
    set: (value) => line.write(whole(value)),
    fade: () => whole(0.5),
  };
}

async function dimmed(name, frequency, first) {
  const options = {};
  if (frequency !== undefined) options.frequency = frequency;
  if (first !== undefined) options.duty = first;
  const pulses = await require('hal:pwm').open(name, options);
  return {
    uses: pulses,
    get: () => pulses.duty,
    set: (value) => pulses.write(value),
    fade: (value, milliseconds) => pulses.ramp(value, { duration: milliseconds }),
  };
}

module.exports = { Led };
