/** The keypad of the desk, and whoever stands in front of it. */
export class Handset {
  static size = [120, 50];
  static picture = `
    <rect x="2" y="4" width="116" height="42" rx="8" fill="#222" stroke="#8a8f98" stroke-opacity=".6"/>
    <rect x="10" y="12" width="44" height="26" rx="3" fill="#000"/>
    <text x="52" y="30" text-anchor="end" font-size="14" font-family="monospace" fill="#ff5a4d" data-text="display"/>
    <circle cx="74" cy="25" r="9" fill="#444"/><path d="M69 28l5-7 5 7z" fill="#fff" data-opacity="up"/>
    <circle cx="98" cy="25" r="9" fill="#444"/><path d="M93 22l5 7 5-7z" fill="#fff" data-opacity="down"/>`;

  #box;
  #key = 0;

  constructor(box) {
    this.#box = box;
  }

  /** Keeps a key down: 'up' or 'down'. */
  hold(key) {
    this.#key = key === 'up' ? 1 : -1;
    this.#box.key(this.#key);
  }

  release() {
    this.#key = 0;
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

  view() {
    const lit = (sign) => (this.#key === sign ? 1 : 0.5);
    return { kind: 'handset', name: 'handset', at: [], values: { display: this.#display(), up: lit(1), down: lit(-1), key: this.#key } };
  }

  get controls() {
    const hold = (key, label) => ({ kind: 'hold', label, set: (down) => (down ? this.hold(key) : this.release()) });
    const preset = (number) => ({ kind: 'push', label: String(number), set: () => this.preset(number) });
    const keys = { up: hold('up', '▲'), down: hold('down', '▼'), tap: { kind: 'push', label: 'Tap', set: () => this.tap() } };
    if (!this.#box.recall) return keys;
    const lock = { kind: 'switch', label: 'Key lock', value: this.#box.locked, set: (on) => this.lock(on) };
    return { ...keys, preset1: preset(1), preset2: preset(2), preset3: preset(3), preset4: preset(4), lock };
  }

  #display() {
    if (this.#box.asleep) return '';
    return this.#box.shown ?? (this.#box.height / 10).toFixed(1);
  }
}
