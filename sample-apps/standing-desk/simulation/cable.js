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

  view() {
    const { plugged } = this.#uart;
    return { kind: 'cable', name: 'cable', at: [this.#uart.name], values: { plugged, cut: this.cut, loss: this.loss } };
  }

  get controls() {
    return {
      plugged: { kind: 'switch', label: 'Plugged in', fault: true, value: this.#uart.plugged, set: (plugged) => (plugged ? this.#uart.plug() : this.#uart.unplug()) },
      cut: { kind: 'switch', label: 'The line from the box is cut', fault: true, value: this.cut, set: (cut) => (this.cut = cut) },
      loss: { kind: 'range', label: 'Bytes lost', min: 0, max: 1, step: 0.01, fault: true, value: this.loss, set: (loss) => (this.loss = loss) },
      noise: { kind: 'push', label: 'Noise', fault: true, set: () => this.noise() },
    };
  }

  /** Another box takes its place. */
  remove() {
    this.#uart.off('data', this.#hear);
    this.cut = true;
  }
}
