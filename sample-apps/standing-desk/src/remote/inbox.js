import { toCentimetres } from '../lengths.js';
import { parseCommand } from './command.js';
import { STOPS } from './commands.js';

const REMEMBERED = 100; // answers to commands with an id …
const FOR = 60_000; // … and for how many ms: a network that sends twice does it soon

/** Takes a message to the desk, unless it is too late for it, and gives the answer: { accepted, reason, target, id }. */
export class Inbox {
  #desk;
  #refused;
  #answers = new Map(); // so that a command sent twice acts once

  /** @param {(topic: string, value: string, reason: string) => void} refused told of each refusal, not of its repetition */
  constructor(desk, refused = () => {}) {
    this.#desk = desk;
    this.#refused = refused;
  }

  /** @param {(value: string) => ((desk: object) => object) | null} read */
  take(message, read) {
    const { value, id, expires, reason } = parseCommand(message.payload);
    const stops = STOPS.has(value.toUpperCase());
    const known = id !== null && !stops && this.#recall(message.topic, value, id);
    if (known) return known;
    const refusal = reason ?? (stops ? null : lateness(message, expires));
    const act = refusal ? null : read(value);
    const { accepted, ...answer } = act ? act(this.#desk) : this.#refusal(refusal ?? 'not-understood');
    const reply = { accepted, reason: answer.reason, target: toCentimetres(answer.target), id };
    if (id !== null) this.#remember(message.topic, value, reply);
    if (!accepted) this.#refused(message.topic, value, reply.reason);
    return reply;
  }

  #refusal(reason) {
    return { accepted: false, reason, target: this.#desk.target };
  }

  /** Two clients may use the same ids, so it takes the whole command to know it again. */
  #recall(topic, value, id) {
    const known = this.#answers.get(`${topic} ${value} ${id}`);
    return known && performance.now() - known.at < FOR ? known.reply : null;
  }

  #remember(topic, value, reply) {
    this.#answers.set(`${topic} ${value} ${reply.id}`, { reply, at: performance.now() });
    if (this.#answers.size > REMEMBERED) this.#answers.delete(this.#answers.keys().next().value);
  }
}

/** A command is for now: not for whenever someone next connects, nor for after the network is back. */
function lateness(message, expires) {
  if (message.retain) return 'retained';
  if (message.duplicate) return 'duplicate';
  const until = Math.min(expires ?? Infinity, message.expiresAt ?? Infinity);
  return Date.now() > until ? 'expired' : null;
}
