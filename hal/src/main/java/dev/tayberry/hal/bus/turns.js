'use strict';
// Transfers of a bus run in the order they were asked for, whoever asks.

/** A queue: each waits for the one before it, whatever became of that. */
class Turns {
  #last = Promise.resolve();

  run(action) {
    const mine = this.#last.then(action);
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** When all that is queued now is over. */
  over() {
    return this.#last;
  }
}

const queues = new Map();

/** Of a bus: I2C1. All who have it open wait for each other. */
function turnsOf(bus) {
  if (!queues.has(bus)) queues.set(bus, new Turns());
  return queues.get(bus);
}

module.exports = { Turns, turnsOf };
