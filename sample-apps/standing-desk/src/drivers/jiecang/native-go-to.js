const PATIENCE = 1500; // ms for a go-to to show in the height
const BEGUN = 2; // mm; one is a reading that flickers
const STOOD = 1000; // ms without a change: it has ended
const NUDGE = 25; // mm; where touch must be constant, a go-to ends after less than that

/** Watches whether the box obeys a go-to; not all do. */
export class NativeGoTo {
  #target;
  #from;
  #onIgnored;
  #timer;
  #changedAt = 0;
  #height;

  /** Until `late` ms from now the box has not even been told. */
  constructor({ target, from, late, onIgnored }) {
    this.#target = target;
    this.#from = from;
    this.#height = from;
    this.#onIgnored = onIgnored;
    this.#timer = setTimeout(() => this.#onIgnored(target), PATIENCE + late);
  }

  cancel() {
    clearTimeout(this.#timer);
  }

  /** Takes in a report; 'nudged' when the desk only twitched, as boxes do in constant-touch mode. */
  report(height) {
    const now = performance.now();
    const way = Math.abs(height - this.#from);
    if (height !== this.#height) this.#changedAt = now;
    this.#height = height;
    if (way < BEGUN) return 'waiting';
    this.cancel();
    if (now - this.#changedAt < STOOD) return 'moving';
    return way <= NUDGE && Math.abs(height - this.#target) > 3 ? 'nudged' : 'ended';
  }
}
