import { DistanceSensor, Relay, VL53L0X } from 'sim:parts';

import { mechanics, picture, size, values } from './desk-picture.js';
import { Motors } from './motors.js';

/** A desk without a protocol: two relays across the keys of its handset, and sensors that look at the floor. */
export class RelayDesk {
  static size = size;
  static picture = picture();

  motors;
  up = new Relay({ line: 'GPIO23' });
  down = new Relay({ line: 'GPIO24' });
  sonar = new DistanceSensor({ trigger: 'GPIO25', echo: 'GPIO16' });
  laser = new VL53L0X({ bus: 'I2C1' });
  shorts = 0; // how often both keys were down at once

  // Faults.
  noise = 3; // mm, to and fro
  strays = 0; // the share of readings that went astray
  obstacleAbove = null; // mm: the floor as the sensor sees it, when something lies there

  #world;
  #hand = 0;

  constructor({ world }) {
    this.#world = world;
    this.motors = new Motors(world);
    Object.assign(this.motors, { speed: { up: 22, down: 24 }, acceleration: 60, braking: 90, startLatency: 50, stopLatency: 40 });
    for (const relay of [this.up, this.down]) relay.watch(() => this.#drive());
    for (const sensor of [this.sonar, this.laser]) {
      Object.defineProperty(sensor, 'distance', { get: () => this.#measured() });
    }
  }

  get height() {
    return this.motors.height;
  }

  /** The sensors have come off their cables. */
  get blind() {
    return !this.sonar.isWired;
  }

  set blind(blind) {
    this.sonar.isWired = !blind;
    this.laser.silent = blind;
  }

  view() {
    const measured = { up: this.up.isOn, down: this.down.isOn, shorts: this.shorts, asleep: false };
    const trouble = this.blind ? 'the sensor is off' : '';
    const at = ['GPIO23', 'GPIO24', 'GPIO25', 'GPIO16', 'I2C1 0x29'];
    return { kind: 'desk', name: 'relay desk', at, values: { ...values(this), ...measured, trouble } };
  }

  get controls() {
    const slide = (name, label, max, step, unit) => ({ kind: 'range', label, min: 0, max, step, unit, fault: true, value: this[name], set: (value) => (this[name] = value) });
    return {
      ...mechanics(this, { collides: false }),
      noise: slide('noise', 'Noise of the sensor', 20, 1, 'mm'),
      strays: slide('strays', 'Readings gone astray', 1, 0.01),
      below: { kind: 'switch', label: 'Something lies below the sensor', fault: true, value: this.obstacleAbove !== null, set: (there) => (this.obstacleAbove = there ? 400 : null) },
      blind: { kind: 'switch', label: 'The sensor is off its cable', fault: true, value: this.blind, set: (blind) => (this.blind = blind) },
    };
  }

  // --- From its handset, as of any box ---

  key(sign) {
    this.#hand = sign;
    this.#drive();
  }

  touch() {}

  /** The contacts of both, in parallel. */
  #drive() {
    const up = this.up.isOn || this.#hand > 0;
    const down = this.down.isOn || this.#hand < 0;
    if (up && down) this.shorts += 1;
    if (up === down) this.motors.stop();
    else this.motors.drive(up ? 1 : -1);
  }

  #measured() {
    const random = () => 2 * this.#world.random() - 1;
    if (this.obstacleAbove !== null) return this.height - this.obstacleAbove;
    if (this.strays > 0 && this.#world.random() < this.strays) return 300 + 200 * random();
    return Math.max(0, this.height + this.noise * random());
  }
}
