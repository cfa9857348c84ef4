'use strict';
// hal:safety: what the guard outside the script has to say, and the script's sign of life to it.

const { EventEmitter } = require('node:events');

class Safety extends EventEmitter {
  #listens = false;

  /** The sign of life that a manifest with "heartbeat": { "by": "app" } wants. */
  beat() {
    native.beat();
  }

  /** The trips of this program so far, the last hundred. */
  get trips() {
    return native.trips().map(record);
  }

  on(event, listener) {
    if (event === 'trip' && !this.#listens) {
      this.#listens = true;
      native.listen((trip) => this.emit('trip', record(trip)));
    }
    return super.on(event, listener);
  }

  addListener(event, listener) {
    return this.on(event, listener);
  }
}

function record({ reason, pins, message, time }) {
  return { reason, pins, message, time: new Date(time) };
}

module.exports = new Safety();
