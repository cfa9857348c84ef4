const TICK = 40; // ms; in between the height is worked out for whoever asks

/**
 * The legs of a desk: speeds, ramps and latencies as measured on real ones. With these a desk at full speed travels
 * 11 mm upwards and 12 to 13 mm downwards after it was told to stop, and 14 mm for one step.
 */
export class Motors {
  min = 620; // mm
  max = 1270;
  speed = { up: 32, down: 34 }; // mm/s
  acceleration = 15; // mm/s²
  braking = 60;
  startLatency = 400; // ms
  stopLatency = 80;
  load = 0; // 0 … 1: how much of what it can lift stands on it
  stuckAt = null; // mm: here they turn no further, and nobody notices
  obstacleAt = null; // mm: here they push against something

  onStop = () => {};
  onObstacle = () => {};

  #world;
  #height = 720;
  #velocity = 0;
  #wanted = 0; // 1, -1, 0
  #target = null;
  #pending = null; // the change that is on its way through the latency
  #ticking = null;
  #at = 0;

  /** @param {{ now(): number }} world */
  constructor(world) {
    this.#world = world;
  }

  /** mm, with all its decimals. */
  get height() {
    if (this.#ticking) this.#advance();
    return this.#height;
  }

  set height(mm) {
    this.#height = mm;
  }

  get running() {
    return this.#wanted !== 0 || this.#velocity !== 0 || this.#pending !== null;
  }

  /** 1 up, -1 down, 0 at rest or slowing down. */
  get wanted() {
    return this.#wanted;
  }

  /** To the target with a soft stop; without one until told to stop. */
  drive(sign, { target = null, latency = this.startLatency } = {}) {
    if (this.#wanted === sign) {
      this.#cancel();
      this.#target = target;
    } else {
      this.#after(this.#velocity === 0 ? latency : this.stopLatency, sign, target);
    }
  }

  stop() {
    if (this.#wanted === 0) this.#cancel();
    else this.#after(this.stopLatency, 0, null);
  }

  /** As when somebody cuts the current. */
  halt() {
    this.#cancel();
    this.#advance();
    this.#wanted = this.#velocity = 0;
  }

  #after(delay, sign, target) {
    if (this.#pending?.sign === sign) return;
    this.#cancel();
    const timer = setTimeout(() => {
      this.#advance();
      this.#pending = null;
      this.#wanted = sign;
      this.#target = target;
    }, delay);
    this.#pending = { sign, timer };
    if (this.#ticking) return;
    this.#at = this.#world.now();
    this.#ticking = setInterval(() => this.#tick(), TICK);
  }

  #cancel() {
    clearTimeout(this.#pending?.timer);
    this.#pending = null;
  }

  #tick() {
    this.#advance();
    if (this.running) return;
    clearInterval(this.#ticking);
    this.#ticking = null;
    this.onStop();
  }

  #advance() {
    const seconds = (this.#world.now() - this.#at) / 1000;
    this.#at = this.#world.now();
    const before = this.#velocity;
    const wanted = this.#wanted * this.#allowed();
    const faster = Math.sign(wanted) * Math.sign(before) >= 0 && Math.abs(wanted) > Math.abs(before);
    const most = (faster ? this.acceleration : this.braking) * seconds;
    this.#velocity = before + Math.max(-most, Math.min(most, wanted - before));
    // A stop in the middle of this piece of time: the rest of it the desk stands.
    const moving = this.#velocity === 0 && before !== 0 ? Math.abs(before) / this.braking : seconds;
    this.#move(((before + this.#velocity) / 2) * moving);
  }

  #allowed() {
    const up = this.#wanted > 0;
    const speed = up ? this.speed.up * (1 - this.load / 2) : this.speed.down;
    const rest = this.#rest();
    return rest <= 0 ? 0 : Math.min(speed, Math.sqrt(2 * this.braking * rest) + 0.5);
  }

  /** How far it still is to where the motors stop by themselves. */
  #rest() {
    const end = this.#wanted > 0 ? this.max : this.min;
    return this.#wanted * ((this.#target ?? end) - this.#height);
  }

  #move(way) {
    const next = Math.min(this.max, Math.max(this.min, this.#height + way));
    const hits = (place) => place !== null && (this.#height - place) * (next - place) <= 0 && way !== 0;
    if (hits(this.stuckAt)) return;
    const met = hits(this.obstacleAt);
    this.#height = next;
    if (this.#wanted !== 0 && this.#rest() <= 0.05) this.#arrive();
    if (met) this.onObstacle();
  }

  #arrive() {
    if (this.#target !== null && Math.abs(this.#rest()) < 1) this.#height = this.#target;
    this.#target = null;
    this.#wanted = this.#velocity = 0;
    this.#cancel();
  }
}
