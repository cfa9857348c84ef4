'use strict';
// An ultrasonic distance sensor (HC-SR04 and its kin): a pulse on one line asks, and the length of
// a pulse on the other answers. The kernel's timestamps measure it, so the app may be late.

const { OneByOne, Part, checked, fault, named, number, sleep, together, whole, wrong } = require('internal:parts-part');

const part = 'DistanceSensor';
const OPTIONS = {
  trigger: [named, undefined],
  echo: [named, undefined],
  max: [number(20, 10_000, 'mm'), 4000],
  samples: [whole(1, 15), 3],
  temperature: [number(-40, 85, '°C'), 20],
};
// Longer than any echo: it answers after half a millisecond, or it is not there.
const NO_ANSWER = 100;
// Some give up after 38 ms, others hold their line for 200.
const LONGEST_ECHO = 250;
// An older burst must have died away before the next.
const BETWEEN = 60;

class DistanceSensor extends Part {
  #trigger;
  #echo;
  #settings;
  #turns = new OneByOne();

  constructor(name, trigger, echo, settings) {
    super(name, trigger, echo);
    this.#trigger = trigger;
    this.#echo = echo;
    this.#settings = settings;
  }

  static open(options) {
    const settings = checked(part, options, OPTIONS);
    if (settings.trigger === undefined || settings.echo === undefined) {
      throw wrong(TypeError, part, 'name { trigger, echo } out of the manifest');
    }
    return opened(this, settings);
  }

  /** Millimetres, the median of some samples; null if nothing is near enough. */
  read() {
    const result = this.#turns.run(() => this.#median());
    this.#turns.run(() => sleep(BETWEEN));
    return result;
  }

  async #median() {
    const { samples, max } = this.#settings;
    const found = [];
    for (let i = 0; i < samples; i++) {
      if (i > 0) await sleep(BETWEEN);
      found.push(await this.#sample() ?? Infinity);
    }
    found.sort((a, b) => a - b);
    const median = found[Math.floor(samples / 2)];
    return median <= max ? median : null;
  }

  /** One burst; null where its echo did not come back. */
  async #sample() {
    const edges = this.#edges();
    this.#trigger.write(1);
    await sleep(1); // 10 µs are asked for
    this.#trigger.write(0);
    const { rise, fall } = await edges;
    if (rise === undefined) {
      throw fault('ETIMEDOUT', part, `${this.name} does not answer; is it wired to these pins, and has it 5 V?`);
    }
    if (fall === undefined) return null;
    return Math.round(Number(fall - rise) / 1e9 * this.#speedOfSound() / 2);
  }

  /** When the answer began and ended, in nanoseconds, as far as it came. */
  #edges() {
    return new Promise((resolve) => {
      const seen = {};
      let timer;
      const done = () => {
        clearTimeout(timer);
        this.#echo.off('change', edge);
        this.off('close', done);
        resolve(seen);
      };
      const wait = (milliseconds) => {
        clearTimeout(timer);
        timer = setTimeout(done, milliseconds);
      };
      const edge = ({ value, timestamp }) => {
        if (value === 1) {
          seen.rise = timestamp;
          wait(LONGEST_ECHO);
        } else if (seen.rise !== undefined) {
          seen.fall = timestamp;
          done();
        }
      };
      this.#echo.on('change', edge);
      this.on('close', done);
      wait(NO_ANSWER);
    });
  }

  /** In mm a second: it rises by 0.6 m/s with each degree. */
  #speedOfSound() {
    return 331_300 + 606 * this.#settings.temperature;
  }
}

async function opened(Kind, settings) {
  const gpio = require('hal:gpio');
  const [trigger, echo] = await together(
    () => gpio.output(settings.trigger, { initial: 0 }),
    () => gpio.input(settings.echo));
  return new Kind(`${settings.trigger}/${settings.echo}`, trigger, echo, settings);
}

module.exports = { DistanceSensor };
