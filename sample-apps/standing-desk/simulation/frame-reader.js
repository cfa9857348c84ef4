// Bytes into frames and back, as the box does it. On purpose not the app's own code: each is the other's witness.

const LONGEST = 16; // bytes of payload

export class FrameReader {
  #address;
  #bytes = [];
  #onFrame;

  /** @param {(command: number, payload: number[]) => void} onFrame */
  constructor(address, onFrame) {
    this.#address = address;
    this.#onFrame = onFrame;
  }

  read(bytes) {
    this.#bytes.push(...bytes);
    while (this.#bytes.length >= 6 && this.#take());
  }

  /** One frame, or one byte that begins none; false when more bytes are needed. */
  #take() {
    const [first, second, command, length] = this.#bytes;
    const isFrame = first === this.#address && second === this.#address && length <= LONGEST;
    if (isFrame && this.#bytes.length < length + 6) return false;
    const sum = this.#bytes.slice(2, 4 + length).reduce((total, byte) => total + byte, 0) & 0xff;
    const isWhole = isFrame && this.#bytes[4 + length] === sum && this.#bytes[5 + length] === 0x7e;
    const taken = this.#bytes.splice(0, isWhole ? length + 6 : 1);
    if (isWhole) this.#onFrame(command, taken.slice(4, 4 + length));
    return true;
  }
}

export function frame(address, command, payload = []) {
  const sum = payload.reduce((total, byte) => total + byte, command + payload.length) & 0xff;
  return Uint8Array.of(address, address, command, payload.length, ...payload, sum, 0x7e);
}

export const word = (value) => [Math.round(value) >> 8, Math.round(value) & 0xff];

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ').toUpperCase();
