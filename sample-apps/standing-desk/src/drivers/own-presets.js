import { Kept } from '../kept.js';

const COUNT = 4;

/** The presets of a desk that has none, or none that we may use: heights in the app's data folder. */
export class OwnPresets {
  all; // [mm or null, …]

  #kept;

  constructor(kept = new Kept('presets.json')) {
    this.#kept = kept;
    const read = kept.read();
    this.all = Array.from({ length: COUNT }, (_, i) => (Number.isFinite(read?.[i]) ? read[i] : null));
  }

  save(number, mm) {
    this.all[number - 1] = mm;
    this.#kept.write(this.all);
  }
}
