import safety from 'hal:safety';

const FIRST = 1000; // ms after a trip: what stood still so long that it was tripped has other things to catch up with
const AGAIN = 3000; // ms: Java may hold port and line until the box rests, see afterTrip in the manifest

const WHY = {
  ERR_HEARTBEAT: 'the program was late and the desk was stopped',
  ERR_MAX_ON: 'a line was on for too long and the desk was stopped',
  ERR_INTERLOCK: 'two lines were to be on at once and the desk was stopped',
  ERR_TRIPPED: 'the safety rules have stopped the desk, trips.log says why',
};
const CODES = { heartbeat: 'ERR_HEARTBEAT', blocked: 'ERR_HEARTBEAT', 'max-on': 'ERR_MAX_ON', interlock: 'ERR_INTERLOCK' };
const CURE = 'it is connected anew, and then a new command moves it';

/** Whether the safety rules of the manifest have taken away what fails like this. */
export const isTrip = ({ code }) => Object.hasOwn(WHY, code);

/**
 * Watches over what a driver has open, a port or a line. After a trip of one all are given up, and opened anew until
 * that works. Nothing that was under way may go on then: that is up to the driver, which is told.
 */
export class Recovery {
  #open;
  #use;
  #tripped;
  #failed;
  #parts = null; // in use
  #timer = null;
  #attempt = null;
  #isOver = false;

  /**
   * @param {() => Promise<object[]>} open what there is to be opened; what it cannot use it has closed again
   * @param {{ use(...parts): void, tripped(text: string): void, failed(): void }} driver `failed` at an error that is no trip
   */
  constructor(open, { use, tripped, failed }) {
    this.#open = open;
    this.#use = use;
    this.#tripped = tripped;
    this.#failed = failed;
  }

  begin(parts) {
    this.#parts = parts;
    for (const part of parts) part.on('error', (error) => this.#parts === parts && this.#hear(error));
    this.#use(...parts);
  }

  /** Nothing is opened any more, and what is being opened at this moment has been closed when it settles. */
  async end() {
    this.#isOver = true;
    this.#parts = null;
    clearTimeout(this.#timer);
    await this.#attempt;
  }

  #hear(error) {
    if (!isTrip(error)) return this.#failed();
    this.#parts.forEach(giveUp);
    this.#parts = null;
    this.#tryIn(FIRST);
    const code = codeOf(error);
    this.#tripped(`tripped (${code}): ${WHY[code]}; ${CURE}`);
  }

  #tryIn(milliseconds) {
    this.#timer = setTimeout(() => {
      this.#attempt = this.#try();
    }, milliseconds);
  }

  async #try() {
    let parts;
    try {
      parts = await this.#open();
    } catch {
      if (!this.#isOver) this.#tryIn(AGAIN); // still held, or unplugged meanwhile: the trip has been told
      return;
    }
    if (this.#isOver) await Promise.all(parts.map((part) => part.close()));
    else this.begin(parts);
  }
}

/** What refuses a write says only that it was tripped: while Java holds it, the reason is still to come. */
function codeOf({ code }) {
  return code === 'ERR_TRIPPED' ? (CODES[safety.trips.at(-1)?.reason] ?? code) : code;
}

/** At once: close() of a port would wait for its last bytes, which nobody may send, and take in frames meanwhile. */
function giveUp(part) {
  if (part.destroy) part.destroy();
  else part.close().catch(() => {}); // what a line could not do is told with the trip
}
