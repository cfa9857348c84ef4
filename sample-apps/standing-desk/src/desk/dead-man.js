const LIMIT = 450; // ms; the promise is a stop within 500, and a timer may be late

/** A movement that goes on only while someone keeps saying so. */
export class DeadMan {
  #timer = null;
  #onLapse;

  constructor(onLapse) {
    this.#onLapse = onLapse;
  }

  get alive() {
    return this.#timer !== null;
  }

  refresh() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#onLapse();
    }, LIMIT);
  }

  /** Someone let go, or the line to them is cut. */
  end() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }
}
