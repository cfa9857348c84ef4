import { toCentimetres } from '../lengths.js';
import { parseCommand } from './command.js';
import { STOPS } from './commands.js';

const REMEMBERED = 100; // answers to commands with an id

/** Takes a message to the desk, unless it is too late for it, and gives the answer: { accepted, reason, target, id }. */
export class Inbox {
  #desk;
  #answers = new Map(); // id -> the answer, so that a command sent twice acts once

  constructor(desk) {
    this.#desk = desk;
  }

  /** @param {(value: string) => ((desk: object) => object) | null} read */
  take(message, read) {
    const { value, id, expires, reason } = parseCommand(message.payload);
    const known = id !== null && this.#answers.get(id);
    if (known) return known;
    const refusal = reason ?? this.#lateness(message, value, expires);
    const act = refusal ? null : read(value);
    const { accepted, ...answer } = act ? act(this.#desk) : this.#refused(refusal ?? 'not-understood');
    return this.#remember(id, { accepted, reason: answer.reason, target: toCentimetres(answer.target), id });
  }

  #refused(reason) {
    return { accepted: false, reason, target: this.#desk.target };
  }

  /** A command is for now: not for whenever someone next connects, nor for after the network is back. */
  #lateness(message, value, expires) {
    if (message.retain) return 'retained';
    if (STOPS.has(value.toUpperCase())) return null;
    if (message.duplicate) return 'duplicate';
    const now = Date.now();
    const until = Math.min(expires ?? Infinity, message.expiresAt ?? Infinity);
    return now > until ? 'expired' : null;
  }

  #remember(id, answer) {
    if (id === null) return answer;
    this.#answers.set(id, answer);
    if (this.#answers.size > REMEMBERED) this.#answers.delete(this.#answers.keys().next().value);
    return answer;
  }
}
