const TOLERANCE = 2; // mm
const STILL = 700; // ms without a change: the desk stands
const ATTEMPTS = 4;
const LAG = 0.09; // s until a released motor begins to slow down
const BRAKING = 60; // mm/s²

/**
 * Brings a desk to a height with nothing but "up", "down" and "stop": lets go early by what the desk coasts, looks
 * where it came to rest, and corrects. What it learns about the coast it keeps for the next time.
 */
export class ClosedLoop {
  #desk;
  #tolerance; // mm
  #coastFactor = { up: 1, down: 1 };
  #goal = null;

  /** @param {{ run(direction: 'up' | 'down'): void, stop(): void, gaveUp(reason: string): void }} desk */
  constructor(desk, tolerance = TOLERANCE) {
    this.#desk = desk;
    this.#tolerance = tolerance;
  }

  get active() {
    return this.#goal !== null;
  }

  approach(target, height) {
    this.cancel();
    const now = performance.now();
    this.#goal = { target, attempt: 0, height, speed: 0, reportedAt: now, changedAt: now, moved: false, releasedAt: null };
    this.#drive();
  }

  cancel() {
    clearTimeout(this.#goal?.timer);
    this.#goal = null;
  }

  /**
   * Every report of the desk, also when nothing changed. A driver that knows better says how fast it is, in mm/s, and
   * whether the height is too coarse to learn from.
   */
  report(height, { speed, isExact = true } = {}) {
    const goal = this.#goal;
    if (!goal) return;
    const now = performance.now();
    goal.speed = speed ?? (Math.abs(height - goal.height) / Math.max(now - goal.reportedAt, 1)) * 1000;
    goal.isExact = isExact;
    goal.reportedAt = now;
    if (height !== goal.height) {
      goal.height = height;
      goal.changedAt = now;
      goal.moved = true;
    }
    const still = now - goal.changedAt >= STILL;
    if (goal.releasedAt !== null) {
      if (still) this.#arrive();
    } else if (goal.moved && still) {
      this.#giveUp('interrupted'); // someone at the handset: never against a human
    } else {
      this.#aim();
    }
  }

  /** Lets go when the rest of the way is what the desk coasts; between two reports by the clock. */
  #aim() {
    const goal = this.#goal;
    const rest = goal.sign * (goal.target - goal.height) - this.#coast(goal.speed);
    clearTimeout(goal.timer);
    if (rest <= 0) this.#release(goal.height);
    else if (goal.speed > 0) goal.timer = setTimeout(() => this.#release(goal.height + goal.sign * rest), (rest / goal.speed) * 1000);
  }

  #coast(speed) {
    return (speed * LAG + speed ** 2 / (2 * BRAKING)) * this.#coastFactor[this.#goal.direction];
  }

  #release(height) {
    const goal = this.#goal;
    clearTimeout(goal.timer);
    goal.releasedAt = height;
    goal.expected = this.#coast(goal.speed);
    goal.changedAt = performance.now();
    this.#desk.stop();
  }

  #arrive() {
    const goal = this.#goal;
    this.#learn(goal);
    if (Math.abs(goal.target - goal.height) <= this.#tolerance) this.cancel();
    else if (goal.attempt < ATTEMPTS) this.#drive();
    else this.#giveUp('inaccurate');
  }

  #learn({ expected, releasedAt, height, sign, direction, isExact }) {
    if (expected < 4 || !isExact) return; // too little to learn from, at 1 mm a report
    const seen = (sign * (height - releasedAt)) / expected;
    const factor = this.#coastFactor[direction] * (0.5 + 0.5 * seen);
    this.#coastFactor[direction] = Math.min(2, Math.max(0.5, factor));
  }

  #drive() {
    const goal = this.#goal;
    goal.attempt += 1;
    goal.sign = Math.sign(goal.target - goal.height);
    goal.direction = goal.sign > 0 ? 'up' : 'down';
    goal.releasedAt = null;
    goal.moved = false;
    goal.speed = 0;
    if (goal.sign === 0) this.cancel();
    else this.#desk.run(goal.direction);
  }

  #giveUp(reason) {
    this.cancel();
    this.#desk.gaveUp(reason);
  }
}
