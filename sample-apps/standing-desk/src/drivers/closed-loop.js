const TOLERANCE = 2; // mm
const STILL = 700; // ms without a change: the desk stands
const ATTEMPTS = 4;
const LAG = 0.09; // s until a released motor begins to slow down
const BRAKING = 60; // mm/s²
const PULSE = 30; // mm; a correction of less is over before few and noisy reports could end it
const STARTING = { usual: 0.15, longest: 1 }; // s of a pulse that a motor needs to get going
const BUDGED = 0.25; // of the way that a pulse was for; where it made less, the next attempt is watched again

/**
 * Brings a desk to a height with nothing but "up", "down" and "stop": lets go early by what the desk coasts, looks
 * where it came to rest, and corrects. What it learns about the coast it keeps for the next time.
 */
export class ClosedLoop {
  #desk;
  #tolerance; // mm
  #pulses;
  #starting = STARTING.usual;
  #coastFactor = { up: 1, down: 1 };
  #goal = null;

  /**
   * @param {{ run(direction: 'up' | 'down'): void, stop(): void, gaveUp(reason: string): void }} desk
   * @param {boolean} [pulses] small corrections are measured by time: its reports are too few to be steered by
   */
  constructor(desk, { tolerance = TOLERANCE, pulses = false } = {}) {
    this.#desk = desk;
    this.#tolerance = tolerance;
    this.#pulses = pulses;
  }

  /** Since when the desk has had to move: now, while it only looks where that came to rest; null if it has no goal. */
  get drivesSince() {
    if (!this.#goal) return null;
    return this.#goal.releasedAt === null ? this.#goal.drivenAt : performance.now();
  }

  approach(target, height) {
    this.cancel();
    const now = performance.now();
    this.#goal = { target, attempt: 0, height, begun: false, speed: 0, reportedAt: now, changedAt: now, moved: false, releasedAt: null, fastest: 0, pulse: 0, budged: true };
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
    // The height before may be old. A desk that tells where it really stands has not moved yet.
    if (!goal.begun) Object.assign(goal, { begun: true, height });
    goal.speed = speed ?? (Math.abs(height - goal.height) / Math.max(now - goal.reportedAt, 1)) * 1000;
    goal.fastest = Math.max(goal.fastest, goal.speed);
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
    } else if (goal.pulse > 0) {
      // ends by the clock
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
    if (goal.pulse > 0) this.#learnPulse(goal);
    else this.#learn(goal);
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

  #learnPulse({ pulse, sign, target, height, fastest }) {
    const missing = sign * (target - height);
    const starting = this.#starting + (0.5 * missing) / fastest;
    this.#starting = Math.min(STARTING.longest, Math.max(0, starting));
    this.#goal.budged = pulse - missing >= BUDGED * pulse;
  }

  #drive() {
    const goal = this.#goal;
    goal.attempt += 1;
    goal.drivenAt = performance.now();
    goal.sign = Math.sign(goal.target - goal.height);
    goal.direction = goal.sign > 0 ? 'up' : 'down';
    goal.releasedAt = null;
    goal.moved = false;
    goal.speed = 0;
    const rest = Math.abs(goal.target - goal.height);
    goal.pulse = this.#pulses && goal.fastest > 0 && goal.budged && rest < PULSE ? rest : 0;
    goal.budged = true;
    if (goal.sign === 0) return this.cancel();
    this.#desk.run(goal.direction);
    if (goal.pulse > 0) goal.timer = setTimeout(() => this.#release(goal.height), (rest / goal.fastest + this.#starting) * 1000);
  }

  #giveUp(reason) {
    this.cancel();
    this.#desk.gaveUp(reason);
  }
}
