const HIGHEST = 1500;
const LOWEST = 400;

/** What the box has told about itself. */
export class BoxState {
  height = null;
  range = null;
  unit = 'cm';
  locked = false;
  presets = [null, null, null, null];

  #physical = null;
  #limits = { max: null, min: null }; // set by a user, at the handset

  /** Takes in a decoded frame; whether it is about one of these. */
  take(message) {
    switch (message.type) {
      case 'height':
        this.height = message.height?.mm ?? this.height;
        this.unit = message.height?.unit ?? this.unit;
        return true;
      case 'unit':
        this.unit = message.unit;
        return true;
      case 'lock':
        this.locked = message.locked;
        return true;
      case 'preset':
        this.presets[message.number - 1] = message.mm;
        return true;
      case 'range':
        this.#physical = { min: message.min, max: message.max };
        return this.#bound();
      case 'limit':
        this.#limits[message.which] = message.mm;
        return this.#bound();
      case 'limits':
        for (const which of ['max', 'min']) if (!message[which]) this.#limits[which] = null;
        return this.#bound();
      default:
        return false;
    }
  }

  /** A range that no desk can have comes of a broken box, and is not believed. */
  #bound() {
    if (!this.#physical) return true;
    const min = Math.max(this.#physical.min, this.#limits.min ?? 0);
    const max = Math.min(this.#physical.max, this.#limits.max ?? Infinity);
    if (min >= LOWEST && max <= HIGHEST && min < max) this.range = { min, max };
    return true;
  }
}
