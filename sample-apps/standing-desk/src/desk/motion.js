const STILL = 700; // ms without a change; a report comes every 200
const FLICKER = 2; // mm; a resting desk's reading may go to and fro by one

/** How the desk really moves, from its height reports alone: whoever moves it. */
export class Motion {
  #height = null;
  #restedAt = null; // the height where it last stood
  #changedAt = -Infinity;
  #reportedAt = -Infinity;
  #speed = 0;

  report(height, now) {
    const change = height - (this.#height ?? height);
    if (this.#height === null) this.#restedAt = height;
    if (change !== 0) {
      if (now - this.#changedAt > STILL) this.#restedAt = this.#height;
      this.#changedAt = now;
    }
    this.#speed = change / (Math.max(now - this.#reportedAt, 1) / 1000);
    this.#height = height;
    this.#reportedAt = now;
  }

  /** 1 up, -1 down, 0 at rest. */
  direction(now) {
    if (now - this.#changedAt > STILL) return 0;
    const way = this.#height - this.#restedAt;
    if (Math.abs(way) < FLICKER) return 0;
    return Math.sign(this.#speed) || Math.sign(way);
  }

  /** mm/s, never negative. */
  speed(now) {
    return this.direction(now) === 0 ? 0 : Math.abs(this.#speed);
  }
}
