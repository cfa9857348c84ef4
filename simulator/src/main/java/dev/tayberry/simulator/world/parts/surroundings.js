'use strict';
// Of sim:parts: what surrounds a board and can go wrong, for the page and for scenarios.

const world = require('sim:world');
const { fault, options } = require('internal:part');

/** Faults of one serial port. */
class Cable {
  #uart;

  constructor(given) {
    const { port } = options('Cable', given, ['port']);
    this.#uart = world.serial(port);
  }

  get controls() {
    const share = (label, name) => ({
      kind: 'range', label, fault: true, min: 0, max: 1, step: 0.01, value: this.#uart[name],
      set: (to) => (this.#uart[name] = to),
    });
    return {
      noise: share('Noise', 'noise'),
      loss: share('Lost bytes', 'loss'),
      unplug: fault('Unplugged', !this.#uart.plugged, (out) => (out ? this.#uart.unplug() : this.#uart.plug())),
    };
  }

  view() {
    const { name, noise, loss, plugged, isOpen } = this.#uart;
    return { kind: 'cable', name, at: [name], values: { plugged, isOpen, noise, loss } };
  }
}

/** The broker and the way to it. */
class Network {
  #delay = 0;

  get controls() {
    const { isRunning } = world.broker;
    const slow = (ms) => {
      world.slowNetwork(ms);
      this.#delay = ms;
    };
    return {
      gone: fault('Broker gone', !isRunning, (gone) => (gone ? world.broker.stop() : world.broker.start())),
      delay: { kind: 'range', label: 'Delay', fault: true, min: 0, max: 5000, step: 10, unit: 'ms', value: this.#delay, set: slow },
    };
  }

  view() {
    return { kind: 'network', name: 'network', at: [], values: { broker: world.broker.isRunning, delay: this.#delay } };
  }
}

module.exports = { Cable, Network };
