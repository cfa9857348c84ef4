// What the app prints, and what befalls it.

import { clock, make } from './dom.js';
import { Rows } from './rows.js';
import { sideTabs } from './side.js';

const WORDS = new Set(['fault', 'trip', 'app', 'client', 'part', 'step']);

export class Console {
  #rows = new Rows('Console');

  constructor(place) {
    place.append(sideTabs(), this.#rows.element);
  }

  begin() {
    this.#rows.clear();
  }

  show({ events = [] }) {
    this.#rows.add(events.filter(({ k }) => k === 'console' || WORDS.has(k)).map((event) =>
      make('li', { class: event.k === 'console' ? event.stream : `of-${event.k}` },
        make('time', {}, clock(event.t)),
        make('span', { class: 'text' }, event.k === 'app' ? `the app ${event.text}` : event.text))));
  }
}
