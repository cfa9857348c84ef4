// What passes on the serial lines, in hexadecimal and, where the rig knows the protocol, in words.

import { clock, make } from './dom.js';
import { Rows } from './rows.js';
import { sideTabs } from './side.js';

export class Serial {
  #rows = new Rows('Serial traffic');
  #empty = make('p', { class: 'quiet empty' }, 'No byte has passed on a serial line yet.');

  constructor(place) {
    place.append(sideTabs(), this.#empty, this.#rows.element);
  }

  begin() {
    this.#rows.clear();
    this.#empty.hidden = false;
  }

  show({ events = [] }) {
    const traffic = events.filter(({ k }) => k === 'bytes');
    if (traffic.length > 0) this.#empty.hidden = true;
    this.#rows.add(traffic.map(({ t, port, out, hex, words }) =>
      make('li', { class: out ? 'sent' : 'heard' },
        make('time', {}, clock(t)),
        make('span', { class: 'port', title: out ? 'from the board' : 'to the board' }, `${port} ${out ? '→' : '←'}`),
        make('code', {}, hex.toUpperCase().replace(/..(?=.)/g, '$& ')),
        words ? make('span', { class: 'words' }, words) : null)));
  }
}
