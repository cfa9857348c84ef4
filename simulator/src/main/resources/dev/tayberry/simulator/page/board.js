// The board's header: 40 pins with their names, what the app calls them, levels and directions.

import { Controls } from './controls.js';
import { make, setAttribute, setText } from './dom.js';
import { linesOf } from './wiring.js';

export class Board {
  /** Told which line is pointed at; null for none. */
  onPoint = () => {};
  #place;
  #pins = new Map(); // by number
  #byLine = new Map();
  #about;
  #shown = null;
  #wired = []; // parts by name, with their lines
  #faults;
  #send;

  constructor(place, send) {
    this.#place = place;
    this.#send = send;
  }

  get element() {
    return this.#place;
  }

  /** The pin of a line. */
  pinOf(line) {
    return this.#byLine.get(line).button;
  }

  numberOf(line) {
    return this.#byLine.get(line).pin.number;
  }

  begin({ board, parts, faults, mayChange }) {
    this.#wired = parts.map((part) => ({ name: part.name, lines: linesOf(part, board) }));
    this.#pins.clear();
    this.#byLine.clear();
    const grid = make('div', { class: 'header', role: 'group', 'aria-label': `${board.model}: header` });
    for (const pin of board.pins) grid.append(...this.#row(pin));
    this.#about = make('div', { class: 'about', 'aria-live': 'polite' });
    const controls = Object.fromEntries(Object.entries(faults).map(([name, control]) => [name, { ...control, fault: true }]));
    this.#faults = new Controls({ name: 'board', controls }, mayChange, (command) => this.#send({ ...command, do: 'break' }));
    this.#place.replaceChildren(make('h2', {}, 'Board'), grid, ...this.#faults.elements, this.#about);
    grid.addEventListener('keydown', (event) => this.#move(event));
    this.#describe(null);
  }

  #row(pin) {
    const button = make('button', {
      type: 'button', class: `pin ${kind(pin)}`, tabIndex: pin.number === 1 ? 0 : -1,
      onfocus: () => this.#point(pin), onmouseenter: () => this.#point(pin),
      onblur: () => this.#point(null), onmouseleave: () => this.#point(null),
    }, make('span', { class: 'dot' }), make('span', { class: 'number' }, String(pin.number)));
    const label = make('span', { class: `label ${pin.number % 2 ? 'left' : 'right'}` },
      pin.app ? make('b', {}, pin.app.join(', ')) : null,
      make('span', { class: pin.line ? 'name' : 'name power' }, pin.name));
    const way = make('span', { class: 'way', 'aria-hidden': 'true' });
    const shown = { pin, button, label, way, state: {} };
    this.#pins.set(pin.number, shown);
    if (pin.line) this.#byLine.set(pin.name, shown);
    this.#name(shown);
    const parts = [label, way, button];
    return pin.number % 2 ? parts : parts.reverse();
  }

  show({ lines, faults }) {
    if (faults) this.#faults.show(faults);
    for (const [name, state] of Object.entries(lines ?? {})) {
      const shown = this.#byLine.get(name);
      if (!shown) continue;
      shown.state = state;
      setAttribute(shown.button, 'data-level', state.level);
      setAttribute(shown.button, 'data-used', state.direction || state.driven || state.hz > 0 ? 'yes' : null);
      setAttribute(shown.button, 'data-pulses', state.hz > 0 ? 'yes' : null);
      if (state.hz > 0) shown.button.style.setProperty('--duty', `${Math.round(state.duty * 100)}%`);
      setText(shown.way, state.direction ? (arrow(state, shown.pin.number % 2 === 1)) : '');
      this.#name(shown);
      if (this.#shown === shown) this.#describe(shown);
    }
  }

  /** Marks the lines' pins. */
  light(lines) {
    for (const [name, { button, label }] of this.#byLine) {
      const isLit = lines.includes(name);
      button.classList.toggle('lit', isLit);
      label.classList.toggle('lit', isLit);
    }
  }

  #name({ pin, button, state }) {
    setAttribute(button, 'aria-label', [`Pin ${pin.number}, ${pin.name}`, ...(pin.app ?? []), ...(pin.line ? [stateOf(state)] : [])].join(', '));
  }

  #point(pin) {
    this.#shown = pin && this.#pins.get(pin.number);
    this.#describe(this.#shown);
    this.onPoint(pin?.line ? pin.name : null);
  }

  #describe(shown) {
    if (!shown) {
      this.#about.replaceChildren(make('p', { class: 'quiet' }, 'Point at a pin, or walk over them with the arrow keys.'));
      return;
    }
    const { pin, state } = shown;
    const rows = [make('p', {}, make('b', {}, `Pin ${pin.number} · ${pin.name}`), pin.app ? ` · ${pin.app.join(', ')}` : '')];
    const parts = this.#wired.filter(({ lines }) => lines.includes(pin.name)).map(({ name }) => name);
    const wired = parts.length > 0 ? [`wired to ${parts.join(', ')}`] : [];
    if (pin.line) rows.push(make('p', {}, [stateOf(state), ...wired].join(' · ')));
    if (state.holder) rows.push(make('p', { class: 'quiet' }, `open in ${state.holder}`));
    if (pin.functions) rows.push(make('p', { class: 'quiet' }, `can be ${pin.functions.join(', ')}`));
    if (pin.reserved) rows.push(make('p', { class: 'warn' }, pin.reserved));
    this.#about.replaceChildren(...rows);
  }

  #move(event) {
    const step = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const here = [...this.#pins.values()].find(({ button }) => button === document.activeElement);
    const next = step && here && this.#pins.get(here.pin.number + step);
    if (!next) return;
    event.preventDefault();
    here.button.tabIndex = -1;
    next.button.tabIndex = 0;
    next.button.focus();
  }
}

function kind({ line, name }) {
  if (line) return 'line';
  if (name === 'GND') return 'ground';
  return name.startsWith('5V') ? 'five' : 'three';
}

/** Into the board or out of it, as seen from that side of the header. */
function arrow({ direction, hz }, isLeft) {
  if (hz > 0) return '∿';
  return (direction === 'out') === isLeft ? '◂' : '▸';
}

function stateOf({ level, direction, pull, driven, hz, duty }) {
  const words = [];
  if (direction === 'out') words.push('output');
  else if (direction === 'in') words.push('input');
  else words.push('not in use as GPIO');
  if (pull && direction !== 'out') words.push(`pulled ${pull}`);
  if (driven && direction !== 'out') words.push('driven from outside');
  if (hz > 0) words.push(`PWM ${Math.round(hz)} Hz, ${Math.round(duty * 1000) / 10} % high`);
  else words.push(level ? 'high' : 'low');
  return words.join(', ');
}
