/** The keypad of the desk, and whoever stands in front of it. */
export class Handset {
  #box;

  constructor(box) {
    this.#box = box;
  }

  /** Keeps a key down: 'up' or 'down'. */
  hold(key) {
    this.#box.key(key === 'up' ? 1 : -1);
  }

  release() {
    this.#box.key(0);
  }

  /** A short press of a key: ends what moves. */
  tap() {
    this.#box.touch();
  }

  preset(number) {
    this.#box.recall(number);
  }

  /** The key lock of the box itself. */
  lock(on = true) {
    this.#box.lock(on);
  }
}
