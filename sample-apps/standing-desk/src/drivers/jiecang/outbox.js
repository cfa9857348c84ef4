/** Sends frames to the box one after the other: it drops what follows another in less than a tenth of a second. */
export class Outbox {
  static #PAUSE = 100;

  #port;
  #waiting = [];
  #timer = null;
  #sent = -Infinity;

  constructor(port) {
    this.#port = port;
  }

  send(...frames) {
    this.#waiting.push(...frames);
    this.#next();
  }

  /** Before all others, at once; what still waits is forgotten. */
  sendNow(frame) {
    this.clear();
    this.#write(frame);
  }

  clear() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting = [];
  }

  #next() {
    if (this.#timer || !this.#waiting.length) return;
    const wait = this.#sent + Outbox.#PAUSE - performance.now();
    if (wait <= 0) this.#write(this.#waiting.shift());
    if (!this.#waiting.length) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#next();
    }, Math.max(wait, 0) || Outbox.#PAUSE);
  }

  #write(frame) {
    this.#sent = performance.now();
    if (this.#port.isOpen) this.#port.write(frame);
  }
}
