const AGAIN = 10_000; // ms in which the same refusal is not said again: a held key asks four times a second
const LONGEST = 30; // characters of a value that are shown

/** What whoever wonders why nothing moves can do about it. */
const CURES = {
  'not-armed': 'press the button at the desk first',
  locked: 'the child lock is on; send OFF to lock/set',
  'box-locked': 'unlock the box at its handset',
  offline: 'the box does not answer; look at its cable and power',
  'height-unknown': 'the box has not told its height yet, try again in a second',
  'out-of-range': 'beyond the limits of the desk',
  limit: 'it is at its end',
  handset: 'somebody moves it at the handset',
  cooldown: 'the motors rest, see cooldown in the status',
  'no-preset': 'save a height there first',
  moving: 'only a desk at rest can save a height',
  ended: 'that hold has ended; release the key first',
  retained: 'send it without the retain flag',
  duplicate: 'it came before',
  expired: 'it came too late',
  'not-understood': 'it is no value of this topic; see docs/standing-desk.md',
  malformed: 'it is no command; see docs/standing-desk.md',
  empty: 'it says nothing',
  'too-large': 'no command is that long',
};

/** Says on the console which commands were refused, and why. */
export class Refusals {
  #say;
  #said = new Map(); // command and reason -> { at, unsaid }

  /** @param {(text: string) => void} say */
  constructor(say = (text) => console.log(text)) {
    this.#say = say;
  }

  /** Of a command on a topic below the desk's. */
  tell(name, value, reason) {
    const known = `${name} ${reason}`;
    const before = this.#said.get(known);
    if (before && performance.now() - before.at < AGAIN) {
      before.unsaid++;
      return;
    }
    const more = before?.unsaid ? `, ${before.unsaid} more since` : '';
    const cure = CURES[reason] ? `; ${CURES[reason]}` : '';
    const command = value === '' ? name : `${name} ${shown(value)}`;
    this.#say(`desk: ${command} is refused (${reason}${more})${cure}`);
    this.#said.set(known, { at: performance.now(), unsaid: 0 });
  }
}

/** Anybody may send anything: one line, and no control characters of a terminal. */
function shown(value) {
  const text = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  return /^[\w.+-]+$/.test(text) ? text : JSON.stringify(text).replace(/[^\x20-\x7e…]/g, '?');
}
