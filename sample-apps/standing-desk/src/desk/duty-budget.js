const ALLOWANCE = 120_000; // ms of motor time …
const WINDOW = 1_200_000; // … in any 20 minutes: what the motors of most desks are made for

/** Adds up how long the motors ran, in a window that slides. Times are milliseconds of one clock. */
export class DutyBudget {
  #runs = []; // { from, to }, the last one open while the motors run

  run(now) {
    if (this.#runs.at(-1)?.to !== null) this.#runs.push({ from: now, to: null });
  }

  rest(now) {
    const last = this.#runs.at(-1);
    if (last && last.to === null) last.to = now;
  }

  /** What is left of the allowance now. */
  left(now) {
    const start = now - WINDOW;
    this.#runs = this.#runs.filter(({ to }) => to === null || to > start);
    const used = this.#runs.reduce((sum, { from, to }) => sum + (to ?? now) - Math.max(from, start), 0);
    return Math.max(0, ALLOWANCE - used);
  }

  /** How long to rest until a movement of this many milliseconds fits in. */
  wait(needed, now) {
    let missing = Math.min(needed, ALLOWANCE) - this.left(now);
    if (missing <= 0) return 0;
    for (const { from, to } of this.#runs) {
      const start = Math.max(from, now - WINDOW);
      const length = (to ?? now) - start;
      if (length >= missing) return start + missing + WINDOW - now;
      missing -= length;
    }
    return WINDOW;
  }
}
