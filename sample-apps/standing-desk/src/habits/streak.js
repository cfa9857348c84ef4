const STANDS = 60_000; // ms: shorter is only a stretch
const GONE = 5 * 60_000; // ms: then whoever comes back has had a break

/** How long somebody sits at a stretch. */
export class Streak {
  sitting; // ms

  #otherwise = 0; // ms since

  constructor(sitting = 0) {
    this.sitting = sitting;
  }

  /** @param {'sitting' | 'standing' | 'away'} posture */
  add(posture, milliseconds) {
    if (posture === 'sitting') {
      this.sitting += milliseconds;
      this.#otherwise = 0;
      return;
    }
    this.#otherwise += milliseconds;
    if (this.#otherwise >= (posture === 'standing' ? STANDS : GONE)) this.sitting = 0;
  }
}
