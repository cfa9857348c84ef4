const BAND = { rests: 6, drives: 2 }; // mm that a reading has to be off before it counts: at rest it is to and fro by three
const FIRST = 3; // readings, until which nothing is known
const SETTLED = [400, 1200]; // ms after the last change: then the mean of what was read since is nearer than any reading
const WINDOW = 800; // ms over which speed and means are measured
const ODD = 40; // mm at once: believed only when the next reading says the same

/** A height out of readings with noise: quiet while the desk rests, without delay while it moves. */
export class Steady {
  mm = null;
  changedAt = -Infinity;

  #readings = []; // { at, mm } of the last moments
  #settled = 0; // how often
  #odd = null;

  /** `drives` tells whether a motor of ours is on. */
  read(mm, now, drives) {
    if (this.#isOdd(mm)) return;
    this.#readings = [...this.#readings.filter(({ at }) => now - at <= WINDOW), { at: now, mm }];
    if (this.mm === null) {
      if (this.#readings.length < FIRST) return;
      this.mm = mean(this.#readings);
      this.changedAt = now;
      this.#settled = SETTLED.length;
    } else if (Math.abs(mm - this.mm) >= BAND[drives ? 'drives' : 'rests']) {
      this.mm = mm;
      this.changedAt = now;
      this.#settled = 0;
    } else if (now - this.changedAt >= SETTLED[this.#settled]) {
      this.#settled += 1;
      this.mm = mean(this.#readings.filter(({ at }) => at > this.changedAt));
    }
  }

  /** mm/s, never negative. */
  get speed() {
    const [first, last] = [this.#readings[0], this.#readings.at(-1)];
    return last && last.at > first.at ? (Math.abs(last.mm - first.mm) / (last.at - first.at)) * 1000 : 0;
  }

  /** A burst that went astray: somebody's foot, another sensor's echo. */
  #isOdd(mm) {
    const last = this.#readings.at(-1)?.mm ?? mm;
    const odd = Math.abs(mm - last) > ODD && !(this.#odd !== null && Math.abs(mm - this.#odd) <= ODD);
    this.#odd = odd ? mm : null;
    return odd;
  }
}

const mean = (readings) => readings.reduce((sum, { mm }) => sum + mm, 0) / readings.length;
