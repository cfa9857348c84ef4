'use strict';
// internal:panel, a rig's parts by their names: what they show, what can be done to them. What the
// rest of the simulator gets of them is JSON text: it crosses to Java in one piece.

const world = require('sim:world');

const isPlain = (value) => {
  if (value === null || typeof value !== 'object') return false;
  if (value[Symbol.toStringTag] === 'Module' || Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** What a rig exports under a name is that part's name; `leds.0` in an array or a plain object. */
function* find(value, name, seen) {
  if (value === null || typeof value !== 'object' || seen.has(value)) return;
  seen.add(value);
  if (typeof value.view === 'function') yield [name, value];
  else if (isPlain(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* find(inner, name === '' ? key : `${name}.${key}`, seen);
    }
  }
}

class Panel {
  #parts;
  #told = new Map();

  constructor(exports) {
    this.#parts = new Map(find(exports, '', new Set()));
  }

  /** Names that are there. */
  get names() {
    return [...this.#parts.keys()];
  }

  part(name) {
    return this.#parts.get(name);
  }

  /** What a picture of all of them needs once, as JSON. */
  describe() {
    return JSON.stringify([...this.#parts].map(([name, part]) => {
      const { picture, size } = part.constructor;
      const { kind, name: label, at } = this.#viewOf(part);
      return { name, kind, label, at, picture, size, controls: controlsOf(part) };
    }));
  }

  /** What they show, as JSON: of those that show something else than at the last look, or of all. */
  look(all) {
    const changed = [];
    for (const [name, part] of this.#parts) {
      const { values, error } = this.#viewOf(part);
      const text = JSON.stringify({ values, set: standOf(part), error });
      if (!all && this.#told.get(name) === text) continue;
      this.#told.set(name, text);
      changed.push(`${JSON.stringify(name)}:${text}`);
    }
    return `{${changed.join(',')}}`;
  }

  /** The answer is empty, or what is wrong. */
  set(name, control, text) {
    const part = this.#parts.get(name);
    if (!part) return `the rig exports no part ${name}; there are ${this.names.join(', ') || 'none'}`;
    const found = part.controls?.[control];
    if (!found) return `${name} has no control ${control}; it has ${Object.keys(part.controls ?? {}).join(', ') || 'none'}`;
    try {
      found.set(JSON.parse(text));
      return '';
    } catch (error) {
      return `${name}.${control}: ${error.message}`;
    }
  }

  /**
   * What bytes say, as JSON: of a list of { port, fromBoard, bytes }, bytes in hexadecimal, a text
   * each, empty where no part at that port has a describe(bytes, { fromBoard }).
   */
  words(text) {
    return JSON.stringify(JSON.parse(text).map(({ port, fromBoard, bytes }) => {
      const speaker = this.#speaker(port);
      if (!speaker) return '';
      try {
        const said = speaker.describe(Uint8Array.from(bytes.match(/../g) ?? [], (byte) => parseInt(byte, 16)), { fromBoard });
        return Array.isArray(said) ? said.join(' · ') : String(said ?? '');
      } catch (error) {
        return `describe: ${error.message}`;
      }
    }));
  }

  #speaker(port) {
    for (const part of this.#parts.values()) {
      if (typeof part.describe === 'function' && this.#viewOf(part).at?.includes(port)) return part;
    }
    return undefined;
  }

  /** A part that cannot tell how it looks says why, and spoils nobody else's picture. */
  #viewOf(part) {
    try {
      const view = part.view();
      const burnt = world.burntAt(view.at ?? []);
      return burnt ? { ...view, error: burnt } : view;
    } catch (error) {
      return { kind: 'broken', error: error.message };
    }
  }
}

function controlsOf(part) {
  const controls = {};
  for (const [name, { set, value, ...shown }] of Object.entries(part.controls ?? {})) controls[name] = shown;
  return controls;
}

/** Where switches and sliders stand, as far as they say so. */
function standOf(part) {
  const entries = Object.entries(part.controls ?? {}).filter(([, control]) => control.value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries.map(([name, { value }]) => [name, value])) : undefined;
}

/** As Java calls it. */
function panel(exports) {
  const own = new Panel(exports);
  return {
    describe: () => own.describe(),
    look: (all) => own.look(all),
    set: (part, control, value) => own.set(part, control, value),
    words: (bytes) => own.words(bytes),
  };
}

module.exports = { Panel, panel };
