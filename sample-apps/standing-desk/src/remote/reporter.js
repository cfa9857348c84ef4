import { topicsOf } from './status.js';

const PACE = 200; // ms between two heights while the desk moves
const COUNTDOWN = 5000; // ms between two looks at the cooldown of a desk at rest

/** Publishes what changed about the desk, and while it moves no more often than anybody wants to hear it. */
export class Reporter {
  #desk;
  #publish;
  #published = {}; // topic -> payload, as the broker has it
  #publishedAt = -Infinity;
  #timer = null;

  /** @param {(topic: string, payload: string) => void} publish */
  constructor(desk, publish) {
    this.#desk = desk;
    this.#publish = publish;
  }

  /** The broker may have forgotten everything. */
  all() {
    this.#published = {};
    this.changed();
  }

  changed() {
    const wait = this.#publishedAt + PACE - performance.now();
    if (wait <= 0 || this.#desk.state !== this.#published.state) this.#tell();
    else this.#later(wait);
  }

  close() {
    clearTimeout(this.#timer);
  }

  #tell() {
    const topics = topicsOf(this.#desk);
    const changed = Object.keys(topics).filter((topic) => topics[topic] !== this.#published[topic]);
    for (const topic of changed) this.#publish(topic, topics[topic]);
    if (changed.length) this.#publishedAt = performance.now();
    this.#published = topics;
    if (this.#desk.cooldown > 0) this.#later(COUNTDOWN);
  }

  #later(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.changed(), wait);
  }
}
