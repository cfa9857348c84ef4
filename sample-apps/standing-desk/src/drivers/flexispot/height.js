const COARSE = 5; // mm; a digit worth more than that is read by the moments at which it turns
const WINDOW = 400; // ms over which speed is measured
const UNKNOWN = 10; // mm/s: nobody knows how fast it is, but it has just begun
const RECENT = 3000; // ms between two turns of one movement

/**
 * The height that a display tells. Up to 99.9 cm that is millimetres. Above, only whole centimetres are shown: while our
 * key is down the height is reckoned from the moment at which the last digit turned, and at rest it is what is shown.
 */
export class Height {
  mm = null;
  unit = 'cm';
  changedAt = -Infinity;
  isExact = true;

  #shown = null;
  #drove = false;
  #recent = []; // { at, mm } of the last moments
  #turn = null; // { at, mm, sign, speed } when the last digit turned

  /** Takes in what is shown; `drives` tells whether a key of ours is down. */
  read({ mm, unit, step }, drives, now) {
    this.unit = unit;
    this.isExact = step < COARSE;
    if (drives && !this.#drove) this.#turn = null; // where it stands between two turns, nobody knows
    this.#drove = drives;
    if (mm !== this.#shown) this.#turned(mm, step, now);
    this.#shown = mm;
    this.mm = this.isExact || !drives ? mm : this.#reckoned(step, now);
    this.#recent = [...this.#recent.filter(({ at }) => now - at <= WINDOW), { at: now, mm }];
  }

  /** mm/s, never negative. */
  get speed() {
    if (!this.isExact) return this.#turn?.speed ?? 0;
    const [first, last] = [this.#recent[0], this.#recent.at(-1)];
    return last && last.at > first.at ? (Math.abs(last.mm - first.mm) / (last.at - first.at)) * 1000 : 0;
  }

  /** Which way it went last. */
  get rises() {
    return (this.#turn?.sign ?? 1) > 0;
  }

  #turned(mm, step, now) {
    this.changedAt = now;
    if (this.#shown === null) return;
    const sign = Math.sign(mm - this.#shown);
    const before = this.#turn;
    const follows = before?.sign === sign && now - before.at < RECENT && step >= COARSE;
    const place = mm - (sign * step) / 2;
    const speed = follows ? (Math.abs(place - before.mm) / (now - before.at)) * 1000 : UNKNOWN;
    this.#turn = { at: now, mm: place, sign, speed };
  }

  #reckoned(step, now) {
    if (!this.#turn || now - this.#turn.at > RECENT) return this.#shown;
    const way = Math.min((this.#turn.speed * (now - this.#turn.at)) / 1000, step);
    return this.#turn.mm + this.#turn.sign * way;
  }
}
