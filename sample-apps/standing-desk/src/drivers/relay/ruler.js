import { DistanceSensor, VL53L0X } from 'hal:parts';

const SENSORS = {
  'hc-sr04': () => DistanceSensor.open({ trigger: 'trigger', echo: 'echo', max: 2000 }),
  vl53l0x: () => VL53L0X.open('sensor', { max: 2000 }),
};

/** A distance sensor that looks at the floor, and what it reads at two heights that somebody has measured. */
export class Ruler {
  range; // { min, max } in mm

  #sensor;
  #bottom;
  #slope;

  /** Of the configuration: { sensor, bottom: { height, reads }, top: { height, reads } } in cm. */
  static async open(config) {
    const { sensor, bottom, top } = config ?? {};
    const open = SENSORS[sensor];
    if (!open) throw new RangeError(`desk: relay.sensor is one of ${Object.keys(SENSORS).join(', ')}, got "${sensor}"`);
    for (const [name, end] of Object.entries({ bottom, top })) {
      if (!(end?.height > 0 && end.reads >= 0)) throw new RangeError(`desk: relay.${name} needs a height, and what the sensor reads there, in cm`);
    }
    if (!(top.height > bottom.height && top.reads > bottom.reads)) {
      throw new RangeError('desk: relay.top has to be above relay.bottom, and to read more');
    }
    return new Ruler(await open(), bottom, top);
  }

  constructor(sensor, bottom, top) {
    this.#sensor = sensor;
    this.#bottom = bottom;
    this.#slope = (top.height - bottom.height) / (top.reads - bottom.reads);
    this.range = { min: Math.ceil(bottom.height * 10), max: Math.floor(top.height * 10) };
  }

  /** mm; null if it sees no floor. */
  async read() {
    const distance = await this.#sensor.read();
    return distance === null ? null : this.#bottom.height * 10 + (distance - this.#bottom.reads * 10) * this.#slope;
  }

  close() {
    return this.#sensor.close();
  }
}
