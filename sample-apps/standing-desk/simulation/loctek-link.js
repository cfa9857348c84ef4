import { DISPLAY, GOOD_NIGHT, KEEPALIVE, KeyReader, POLL, frame, segments } from './loctek-wire.js';

const GARBAGE = 140; // ms after the edge of PIN20
const FIRST = 360; // ms after it: the first whole frame
const SLOT = 32; // ms between two polls; every other one shows the height as well
const ALIVE = 17; // slots: half a second
const GOOD_NIGHTS = 8;
const PATIENCE = 500; // ms: without an answer for so long the key counts as let go

/** The handset's socket of a FlexiSpot box: wakes at an edge of PIN20, then polls and shows, until the box sleeps. */
export class LoctekLink {
  answers = 0; // to its polls
  /** The keys as they changed on the wire: { at, keys, height }. */
  heard = [];
  freeRun = false; // a habit: takes frames that it has not asked for, and does not ask

  // Faults.
  deaf = false; // 3.3 V are too little for this one
  misreport = null; // shown instead of the height

  #uart;
  #wake;
  #box;
  #world;
  #keys = 0;
  #asked = false;
  #answeredAt = -Infinity;
  #slots = 0;
  #loop = null;
  #starting = null;

  constructor({ uart, wake, box, world }) {
    this.#uart = uart;
    this.#wake = wake;
    this.#box = box;
    this.#world = world;
    const reader = new KeyReader((keys) => this.#answered(keys));
    uart.on('data', (bytes) => this.deaf || reader.read(bytes));
  }

  get isAwake() {
    return this.#loop !== null;
  }

  /** Whether the board holds PIN20 up. */
  get isHeld() {
    return this.#wake.level === 1;
  }

  /** At an edge of PIN20, or a key of the handset. */
  start() {
    if (this.#loop || this.#starting) return;
    setTimeout(() => this.#uart.write([0x00, 0xfe]), GARBAGE);
    this.#starting = setTimeout(() => {
      this.#starting = null;
      this.#answeredAt = this.#world.now();
      this.#loop = setInterval(() => this.#slot(), SLOT);
    }, FIRST);
  }

  /** As when the current is cut. */
  halt() {
    clearTimeout(this.#starting);
    clearInterval(this.#loop);
    this.#starting = this.#loop = null;
    this.#take(0);
  }

  #slot() {
    this.#slots += 1;
    if (this.#keys !== 0 && this.#world.now() - this.#answeredAt > PATIENCE) this.#take(0);
    this.#box.tick(SLOT);
    if (this.#box.isTired) return this.#goodNight();
    if (this.isHeld && !this.freeRun) {
      this.#asked = true;
      this.#uart.write(frame(POLL));
    }
    if (this.#slots % 2 === 0) this.#uart.write(frame(DISPLAY, this.misreport ?? segments(this.#box.shown)));
    if (this.#slots % ALIVE === 0) this.#uart.write(frame(KEEPALIVE));
  }

  #goodNight() {
    this.halt();
    for (let i = 0; i < GOOD_NIGHTS; i += 1) this.#uart.write(frame(GOOD_NIGHT));
  }

  #answered(keys) {
    if (!this.isAwake || !(this.#asked || this.freeRun)) return;
    this.#asked = false;
    this.answers += 1;
    this.#answeredAt = this.#world.now();
    this.#take(keys);
  }

  #take(keys) {
    if (keys === this.#keys) return;
    this.#keys = keys;
    this.heard.push({ at: this.#world.now(), keys, height: this.#box.height });
    this.#box.pressed(keys);
  }
}
