'use strict';
// A motor that turns both ways: two lines, one for each way (two relays, an H bridge), or one line
// for the way and one that gives the speed. Between the ways it waits for the dead time.

const { Part, Turn, checked, duration, fault, flag, manifest, named, number, together, wrong } =
  require('internal:parts-part');

const part = 'Motor';
const OPTIONS = {
  forward: [named, undefined],
  backward: [named, undefined],
  direction: [named, undefined],
  speed: [named, undefined],
  frequency: [number(0.1, 25_000_000, 'Hz'), 1000],
  deadTime: [duration, undefined],
  brake: [flag, false],
};
const share = number(0, 1);

class Motor extends Part {
  #drive;
  #turn = new Turn();
  #deadTime;
  #way = null;
  #last;

  /** @param drive how it is driven: { go(way, speed), stop, brake, uses } */
  constructor(name, drive, { deadTime, isLocked }) {
    super(name, ...drive.uses);
    this.#drive = drive;
    // Timers and the interlock's clock may differ by a moment.
    this.#deadTime = isLocked ? deadTime + 2 : deadTime;
    // Which way it went before we came, only an interlock remembers.
    this.#last = { way: null, end: isLocked ? performance.now() : -Infinity };
  }

  static open(options) {
    const settings = checked(part, options, OPTIONS);
    const { forward, backward, direction, speed, brake } = settings;
    const twoWays = forward !== undefined && backward !== undefined && direction === undefined;
    const oneWay = direction !== undefined && speed !== undefined && (forward ?? backward) === undefined;
    if (!twoWays && !oneWay) {
      throw wrong(TypeError, part, 'name { forward, backward }, or { direction, speed }, out of the manifest');
    }
    if (brake && !twoWays) throw wrong(TypeError, part, 'brake needs { forward, backward }: it is both at once');
    return opened(this, settings, twoWays);
  }

  /** 'forward', 'backward', or null. */
  get moving() {
    return this.#way;
  }

  /** Settles with true once it moves; with false if it was told something else before. */
  forward(speed = 1) {
    return this.#go('forward', speed);
  }

  backward(speed = 1) {
    return this.#go('backward', speed);
  }

  #go(way, speed) {
    share(part, 'speed', speed);
    if (speed !== 0 && speed !== 1 && !this.#drive.hasSpeed) {
      throw fault('ERR_NO_SPEED', part, `${this.name} turns at full speed or not at all; open it with { speed: pin }`);
    }
    return this.#going(way, speed);
  }

  async #going(way, speed) {
    this.#turn.next();
    if (this.#way !== null && this.#way !== way) this.#halt();
    const wait = this.#last.way === way ? 0 : this.#last.end + this.#deadTime - performance.now();
    if (this.#way === null && wait > 0 && !await this.#turn.sleep(Math.ceil(wait))) return false;
    this.#drive.go(way, speed);
    this.#way = way;
    return true;
  }

  /** Lets it run out. */
  stop() {
    this.#turn.next();
    this.#halt();
    return this;
  }

  /** Holds it: both lines on, which shorts an H bridge's motor. */
  brake() {
    this.#turn.next();
    if (!this.#drive.brake) {
      throw fault('ERR_NO_BRAKE', part, `${this.name} was opened without { brake: true }`);
    }
    this.#halt();
    this.#drive.brake();
    return this;
  }

  #halt() {
    const way = this.#way;
    this.#way = null;
    try {
      this.#drive.stop();
    } finally {
      // The interlock counts from the write, which may take its time.
      if (way !== null) this.#last = { way, end: performance.now() };
    }
  }

  rest() {
    this.#turn.next();
    this.#way = null;
  }
}

async function opened(Kind, settings, twoWays) {
  const { forward, backward, direction, speed, brake } = settings;
  const driven = twoWays ? [forward, backward] : [speed];
  for (const pin of [...driven, ...(twoWays && speed ? [speed] : [])]) requireSafe(pin);
  const locked = twoWays ? manifest.deadTime(forward, backward) : null;
  if (brake && locked !== null) {
    throw fault('ERR_INTERLOCK', part, `the manifest's interlock keeps ${forward} and ${backward} from being on together, as a brake is; leave out brake`);
  }
  const drive = await (twoWays ? bridge(settings) : geared(settings));
  const name = twoWays ? `${forward}/${backward}` : `${direction}/${speed}`;
  return new Kind(name, drive, { deadTime: settings.deadTime ?? locked ?? 100, isLocked: locked !== null });
}

function requireSafe(pin) {
  if (manifest.isSafe(pin)) return;
  throw fault('ERR_NO_SAFE_LEVEL', part, `${pin} has no safe level, so nothing would stop the motor when the app has died;`
    + ` add "safety": { "${pin}": { "safe": 0 } } to the manifest (1 where it is active low)`);
}

/** A line for each way, and one for the speed of both where there is one. */
async function bridge({ forward, backward, speed, frequency, brake }) {
  const gpio = require('hal:gpio');
  const [ahead, back, pulses] = await together(
    () => gpio.output(forward),
    () => gpio.output(backward),
    ...(speed ? [() => require('hal:pwm').open(speed, { frequency, duty: 0 })] : []));
  const stop = () => {
    pulses?.write(0);
    ahead.write(0);
    back.write(0);
  };
  return {
    uses: pulses ? [pulses, ahead, back] : [ahead, back],
    hasSpeed: pulses !== undefined,
    stop,
    go(way, share) {
      if (!pulses && share === 0) return stop();
      (way === 'forward' ? back : ahead).write(0);
      (way === 'forward' ? ahead : back).write(1);
      pulses?.write(share);
    },
    brake: brake && (() => {
      ahead.write(1);
      back.write(1);
      pulses?.write(1);
    }),
  };
}

/** One line for the way, 1 being forward, and pulses for the speed. */
async function geared({ direction, speed, frequency }) {
  const [way, pulses] = await together(
    () => require('hal:gpio').output(direction),
    () => require('hal:pwm').open(speed, { frequency, duty: 0 }));
  return {
    uses: [pulses, way],
    hasSpeed: true,
    stop: () => pulses.write(0),
    go(to, share) {
      way.write(to === 'forward' ? 1 : 0);
      pulses.write(share);
    },
  };
}

module.exports = { Motor };
