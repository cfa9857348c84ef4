/** The cable between the board and a box, and what can be wrong with it. */
export class Cable {
  cut = false; // the line from the box; the other one still conducts
  loss = 0; // how many of its bytes are lost, 0 … 1

  #uart;
  #world;
  #ear = () => {};
  #hear = (bytes) => this.#ear(bytes);

  constructor({ uart, world }) {
    this.#uart = uart;
    this.#world = world;
    uart.on('data', this.#hear);
  }

  /** Who hears what the board sends. */
  on(event, ear) {
    this.#ear = ear;
  }

  write(bytes) {
    if (this.cut) return;
    const left = this.loss > 0 ? Array.from(bytes).filter(() => this.#world.random() >= this.loss) : bytes;
    if (left.length) this.#uart.write(left);
  }

  /** Bytes that mean nothing. */
  noise(count = 16) {
    this.#uart.write(Uint8Array.from({ length: count }, () => Math.floor(this.#world.random() * 256)));
  }

  unplug() {
    this.#uart.unplug();
  }

  plug() {
    this.#uart.plug();
  }

  /** Another box takes its place. */
  remove() {
    this.#uart.off('data', this.#hear);
    this.cut = true;
  }
}
