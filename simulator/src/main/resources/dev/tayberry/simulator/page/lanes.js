// What the timeline draws: a lane a line, a serial port, and one for MQTT, each with its last events.

const MOST = 3000;

export class Lanes {
  #lanes = new Map();
  #names = new Map();

  clear(board) {
    this.#lanes.clear();
    this.#names = new Map(board.pins.filter(({ app }) => app).map(({ name, app }) => [name, app.join(', ')]));
  }

  get size() {
    return this.#lanes.size;
  }

  /** Lines in their order, then ports, then messages. */
  list() {
    return [...this.#lanes.values()].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'en', { numeric: true }));
  }

  /** A line that the app uses has a lane from the beginning. */
  state(line, { level, direction, hz, duty }, now) {
    if (!direction && !this.#lanes.has(line)) return;
    const lane = this.#lane(line, 'line', 0);
    if (lane.events.length === 0) lane.events.push({ t: now, v: hz > 0 ? duty : level, pulses: hz > 0, from: -Infinity });
  }

  add(event) {
    if (event.k === 'level') push(this.#lane(event.line, 'line', 0), { t: event.t, v: event.v });
    else if (event.k === 'pulses') push(this.#lane(event.line, 'line', 0), { t: event.t, v: event.duty, pulses: event.hz > 0 });
    else if (event.k === 'bytes') push(this.#lane(event.port, 'bytes', 1), { t: event.t, out: event.out, text: event.words ?? hex(event.hex) });
    else if (event.k === 'message') push(this.#lane('MQTT', 'message', 2), { t: event.t, text: `${event.topic} ${event.payload}` });
    else if (event.k === 'fault' || event.k === 'trip') push(this.#lane('Faults', 'fault', 3), { t: event.t, text: event.text });
    else if (event.k === 'part') push(this.#lane('Hand', 'hand', -1), { t: event.t, text: event.text });
  }

  #lane(name, kind, order) {
    let lane = this.#lanes.get(name);
    if (!lane) {
      lane = { name, title: this.#names.get(name), kind, order, events: [] };
      this.#lanes.set(name, lane);
    }
    return lane;
  }
}

function push(lane, event) {
  lane.events.push(event);
  if (lane.events.length > MOST * 1.2) lane.events.splice(0, lane.events.length - MOST);
}

const hex = (text) => text.toUpperCase().replace(/..(?=.)/g, '$& ');

/** The index of the first event at or after a time. */
export function firstAt(events, t) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].t < t) low = middle + 1;
    else high = middle;
  }
  return low;
}
