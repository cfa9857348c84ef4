// The rig's parts: a card each, with its picture or its values, and what can be done to it.

import { Controls } from './controls.js';
import { make, setAttribute, setText, words } from './dom.js';
import { Picture } from './picture.js';
import { linesOf } from './wiring.js';

export class Parts {
  /** Told which part is pointed at; null for none. */
  onPoint = () => {};
  #place;
  #send;
  #cards = new Map();

  constructor(place, send) {
    this.#place = place;
    this.#send = send;
  }

  begin({ parts, board, mayChange, isComplete }) {
    for (const { element } of this.#cards.values()) heights.unobserve(element);
    this.#cards.clear();
    // Large things first: the others find their place beside them.
    const ordered = [...parts].sort((a, b) => isLarge(b) - isLarge(a));
    const cards = ordered.map((part) => {
      const card = new Card({ ...part, lines: linesOf(part, board) }, mayChange, this.#send, this.onPoint);
      this.#cards.set(part.name, card);
      heights.observe(card.element);
      return card.element;
    });
    this.#place.replaceChildren(make('h2', {}, 'Parts'), cards.length > 0
      ? make('div', { class: 'cards' }, ...cards)
      : make('p', { class: 'quiet empty' }, isComplete
        ? 'Nothing is wired to this board: it has no rig, or one that exports no parts with a view().'
        : 'The rig is being started …'));
  }

  show({ parts }) {
    for (const [name, look] of Object.entries(parts ?? {})) this.#cards.get(name)?.show(look);
  }

  get element() {
    return this.#place;
  }

  cards() {
    return this.#cards.values();
  }

  /** Marks what is wired to the line. */
  light(line) {
    for (const card of this.#cards.values()) card.element.classList.toggle('lit', line !== null && card.lines.includes(line));
  }
}

const ROW = 2; // of the grid, in pixels
const GAP = 10;

/** A card takes so many rows as it is high. */
const heights = new ResizeObserver((changed) => {
  for (const { target } of changed) target.style.gridRowEnd = `span ${Math.ceil((target.offsetHeight + GAP) / ROW)}`;
});

const isLarge = ({ picture, size = [100, 100] }) => Boolean(picture) && size[0] > 140;

class Card {
  element;
  lines;
  #picture;
  #values = make('dl', { class: 'values' });
  #rows = new Map();
  #error = make('p', { class: 'warn', hidden: true });
  #controls;

  constructor(part, mayChange, send, onPoint) {
    const at = part.at ?? (part.label ? [part.label] : []);
    this.lines = part.lines;
    this.#picture = part.picture ? new Picture(part.picture, part.size) : null;
    this.#controls = new Controls(part, mayChange, send);
    this.element = make('article', {
      class: isLarge(part) ? 'part large' : 'part', 'aria-label': part.name,
      onmouseenter: () => onPoint(this), onmouseleave: () => onPoint(null),
      onfocusin: () => onPoint(this), onfocusout: () => onPoint(null),
    },
    make('header', {}, make('h3', {}, part.name), make('span', { class: 'quiet' }, at.join(' · '))),
    this.#picture?.element, this.#picture ? null : this.#values, this.#error, ...this.#controls.elements);
    this.element.dataset.part = part.name;
    this.#values.dataset.kind = part.kind;
  }

  show({ values, set, error }) {
    setText(this.#error, error ?? '');
    this.#error.hidden = !error;
    if (!values) return;
    this.#picture?.show(values);
    if (!this.#picture) for (const [name, value] of Object.entries(values)) this.#value(name, value);
    this.#controls.show({ ...values, ...set });
  }

  #value(name, value) {
    let row = this.#rows.get(name);
    if (!row) {
      row = make('dd');
      this.#rows.set(name, row);
      this.#values.append(make('dt', {}, name), row);
    }
    setText(row, words(value));
    setAttribute(row, 'data-is', typeof value === 'boolean' ? String(value) : null);
  }
}
