import { EventEmitter } from 'node:events';

import { Motor } from 'hal:parts';

import { ClosedLoop } from '../closed-loop.js';
import { Ruler } from './ruler.js';
import { Steady } from './steady.js';

const WAY = { up: 'forward', down: 'backward' };
const STARTS = 1700; // ms until a motor shows in the height, with the relays' dead time; so soon that this, not the guard, says why it does not
const STALL = 900; // ms that a relay is on and the desk gets no further
const CREEP = 6; // mm/s that it gets further at least: each millimetre earns it a sixth of a second
const NEAR = 15; // mm from an end: there its switch has stopped it
const TOLERANCE = 5; // mm; no relay is shut for so short that less could be corrected
const ACTIVE = 3000; // ms after the last change the sensor is asked without a pause
const PAUSE = 500; // ms between two readings of a desk at rest
const BLIND = 3; // readings that failed, one after the other

/**
 * A desk whose keys are pressed by two relays, and whose height a sensor at the floor tells. Nothing in it feels an
 * obstacle: it is stopped when the height stands still. Its shape: see ../index.js.
 */
export class Relay extends EventEmitter {
  tolerance = TOLERANCE;
  online = false;
  locked = false;
  unit = 'cm';

  #motor;
  #ruler;
  #presets;
  #height = new Steady();
  #direction = null; // of the relay that is on, or about to be
  #furthest = 0; // mm
  #goneAt = 0; // until when it got on well enough, or had no time yet to do so
  #failures = 0;
  #pause = null;
  #closed = false;
  #closedLoop = new ClosedLoop({
    run: (direction) => this.run(direction),
    stop: () => this.#rest(),
    gaveUp: (reason) => this.#gaveUp(reason === 'interrupted' ? this.#whyStill() : reason),
  }, { tolerance: TOLERANCE, pulses: true });

  static async open({ config, presets }) {
    const ruler = await Ruler.open(config.relay);
    return new Relay(await Motor.open({ forward: 'up', backward: 'down' }), ruler, presets);
  }

  constructor(motor, ruler, presets) {
    super();
    this.#motor = motor;
    this.#ruler = ruler;
    this.#presets = presets;
    motor.on('error', ({ code }) => this.#tripped(code));
    this.#watch();
  }

  get height() {
    return this.#height.mm === null ? null : Math.round(this.#height.mm);
  }

  get range() {
    return this.#ruler.range;
  }

  get presets() {
    return this.#presets.all;
  }

  get steersSince() {
    return this.#closedLoop.drivesSince;
  }

  goTo(mm) {
    this.#closedLoop.approach(mm, this.#height.mm);
  }

  run(direction) {
    this.#direction = direction;
    this.#furthest = this.#height.mm;
    this.#goneAt = performance.now() + STARTS - STALL;
    clearTimeout(this.#pause?.timer);
    this.#pause?.end();
    this.#motor[WAY[direction]]().catch(({ code }) => this.#tripped(code));
  }

  stop() {
    this.#closedLoop.cancel();
    this.#rest();
  }

  save(number) {
    this.#presets.save(number, this.height);
    this.emit('change');
  }

  async close() {
    this.#closed = true;
    this.stop();
    this.#pause?.end();
    await this.#motor.close();
    await this.#ruler.close();
  }

  #rest() {
    this.#direction = null;
    if (!this.#motor.closed) this.#motor.stop();
  }

  #gaveUp(reason) {
    this.stop();
    this.emit('halted', reason);
  }

  /** The safety rules of the manifest have switched the relays off, and keep them so. */
  #tripped(code) {
    this.#closedLoop.cancel();
    this.#direction = null;
    this.online = false;
    this.emit('fault', `tripped (${code}): the relays stay off until the app is started again`);
  }

  async #watch() {
    while (!this.#closed) {
      try {
        this.#measured(await this.#ruler.read());
      } catch (error) {
        if (!this.#closed) this.#failed(error);
      }
      if (this.#mayPause()) await this.#rests();
    }
  }

  #mayPause() {
    return this.#height.mm !== null && !this.#direction && performance.now() - this.#height.changedAt > ACTIVE;
  }

  #rests() {
    return new Promise((resolve) => {
      const end = () => {
        this.#pause = null;
        resolve();
      };
      this.#pause = { timer: setTimeout(end, PAUSE), end };
    });
  }

  #measured(mm) {
    this.#failures = mm === null ? this.#failures : 0;
    if (mm === null || this.#closed) return;
    const now = performance.now();
    this.#height.read(mm, now, this.#direction !== null);
    if (this.#height.mm === null) return;
    if (!this.online && !this.#motor.closed) {
      this.online = true;
      this.emit('change');
    }
    this.#closedLoop.report(this.#height.mm, { speed: this.#height.speed });
    if (this.#isStuck(now)) this.#gaveUp(this.#whyStill());
    else this.emit('height', this.height);
  }

  /** By how far it got, not by its speed: what a sensor reads to and fro looks like speed for as long as one looks. */
  #isStuck(now) {
    if (!this.#direction) return false;
    const further = (this.#height.mm - this.#furthest) * (this.#direction === 'up' ? 1 : -1);
    if (further > 0) {
      this.#furthest = this.#height.mm;
      this.#goneAt = Math.max(this.#goneAt, Math.min(now, this.#goneAt + (further / CREEP) * 1000));
    }
    return now - this.#goneAt > STALL;
  }

  /** At an end its own switch has stopped it; anywhere else something is in the way. */
  #whyStill() {
    const { min, max } = this.range;
    const rest = this.#direction === 'up' ? max - this.height : this.height - min;
    return this.#direction && rest <= NEAR ? 'limit' : 'stalled';
  }

  #failed(error) {
    this.#failures += 1;
    if (this.#failures !== BLIND) return;
    this.stop();
    this.online = false;
    this.emit('notice', error.message);
    this.emit('change');
  }
}
