import { DIALECTS, recognise } from './dialects.js';

const REMEMBERED = 128; // bytes
const SURE = 3; // frames

/** Listens to what a driver makes no sense of: whether it is another box, at the same rate, that speaks. */
export class Stranger {
  found = null;

  #bytes = [];
  #others;

  constructor(driver) {
    this.#others = DIALECTS.filter((dialect) => dialect.driver !== driver && dialect.baudRate === 9600);
  }

  /** What box it is, once; null as long as that is not sure. */
  hear(bytes) {
    if (this.found) return null;
    this.#bytes.push(...bytes);
    this.#bytes.splice(0, this.#bytes.length - REMEMBERED);
    const heard = recognise(this.#bytes, this.#others);
    this.found = heard?.frames >= SURE ? heard.dialect.box : null;
    return this.found;
  }
}
