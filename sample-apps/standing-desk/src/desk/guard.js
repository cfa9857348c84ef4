const START = 4000; // ms: latency, waking a box, and a second try where go-to is ignored
const STALL = 2000; // ms without a change
const SILENCE = 1500; // ms without a report, of five a second
const ARRIVED = 700; // ms at rest
const TOLERANCE = 3; // mm; a box that shows inches reports in steps of 2.5
const JUMP = 50; // mm in one report
const BACKWARDS = 5; // mm; where the height is noisy, twice its tolerance
const NEAR = 15; // mm around the target where corrections may go either way
const NOISE = { count: 5, within: 1000 };
const SLOWEST = 15; // mm/s that a loaded desk still makes
const LONGEST = 700; // mm

/** Watches one movement of ours and says when it has to end, and why. It knows no clock and moves nothing. */
export class Guard {
  #sign;
  #target;
  #tolerance;
  #backwards;
  #from;
  #height;
  #furthest;
  #startedAt;
  #changedAt;
  #reportedAt = null;
  #deadline;
  #noise = [];
  #verdict = null;

  /**
   * @param {number} from the height where it begins, mm
   * @param {number} sign 1 up, -1 down, 0 if only the box knows
   * @param {number | null} target where it shall come to rest; null if that is not known
   * @param {number} [tolerance] mm by which it may miss that
   */
  constructor({ from, sign, target, tolerance = TOLERANCE }, now) {
    this.#from = this.#height = this.#furthest = from;
    this.#sign = sign;
    this.#target = target;
    this.#tolerance = tolerance;
    this.#backwards = tolerance > TOLERANCE ? 2 * tolerance : BACKWARDS;
    this.#startedAt = this.#changedAt = now;
    this.#deadline = now + START + 5000 + 1500 * (Math.abs((target ?? from + LONGEST) - from) / SLOWEST);
  }

  report(height, now) {
    if (this.#reportedAt === null) this.#begin(height);
    if (Math.abs(height - this.#height) > JUMP) this.#verdict ??= 'height-jump';
    if (height !== this.#height) this.#changedAt = now;
    this.#height = height;
    this.#reportedAt = now;
    if (this.#ahead(height) > this.#ahead(this.#furthest)) this.#furthest = height;
  }

  /** What was known before may be old: a box that was silent has moved on, and tells so before its motors start. */
  #begin(height) {
    if (Math.abs(height - this.#from) <= JUMP) this.#from = this.#height = this.#furthest = height;
  }

  noise(now) {
    this.#noise = [...this.#noise.filter((at) => now - at < NOISE.within), now];
    if (this.#noise.length >= NOISE.count) this.#verdict ??= 'noise';
  }

  /**
   * Null while all is well; else 'arrived' or what is wrong.
   *
   * @param {number | null} [steersSince] of the driver: a desk that it lets rest between two attempts is not stuck
   */
  check(now, steersSince = null) {
    return this.#verdict ?? this.#wrongWay() ?? this.#progress(now, steersSince ?? -Infinity);
  }

  #wrongWay() {
    const ahead = this.#ahead(this.#height);
    if (this.#target !== null) {
      const beyond = ahead - this.#ahead(this.#target);
      if (beyond > NEAR) return 'interrupted'; // someone holds a key of the handset
      if (beyond >= -NEAR) return null;
    }
    const furthest = this.#ahead(this.#furthest);
    if (furthest - ahead < this.#backwards) return null;
    return furthest > 2 * this.#backwards ? 'collision' : 'wrong-direction'; // a box that feels an obstacle backs off
  }

  #progress(now, steersSince) {
    const still = now - Math.max(this.#changedAt, steersSince);
    const moved = this.#changedAt > this.#startedAt;
    if (this.#reportedAt !== null && now - this.#reportedAt > SILENCE) return 'silent';
    if (still >= (moved ? ARRIVED : START) && this.#isThere(moved)) return 'arrived';
    if (!moved && still > START) return 'stalled';
    if (moved && still > STALL) return this.#target === null ? 'stalled' : 'interrupted';
    return now > this.#deadline ? 'timeout' : null;
  }

  #isThere(moved) {
    if (this.#target !== null) return Math.abs(this.#height - this.#target) <= this.#tolerance;
    return moved && this.#sign === 0;
  }

  /** How far along the way a height is, in mm. */
  #ahead(height) {
    return this.#sign * (height - this.#from);
  }
}
