// Time controls: what time it is there, pause, step, pace.

import { clock, make, setAttribute, setText } from './dom.js';

/** No font has them all. */
function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.innerHTML = `<path d="${path}"/>`;
  return svg;
}

const PACES = [['0.1', '0.1×'], ['1', '1×'], ['10', '10×'], ['100', '100×'], ['1000', '1000×'], ['max', 'max']];

export class Time {
  #send;
  #now = make('output', { class: 'now', 'aria-label': 'Simulated time', title: 'Simulated time' }, '0:00.000');
  #pause;
  #step;
  #buttons;
  #paces;
  #paused = false;

  constructor(place, send) {
    this.#send = send;
    this.#pause = make('button', { type: 'button', class: 'icon', onclick: () => this.toggle() });
    this.#step = make('button', {
      type: 'button', class: 'icon', title: 'Step to the next event ( . )', 'aria-label': 'Step to the next event', onclick: () => this.step(),
    }, icon('M5 5v14l9-7zM16 5h3v14h-3z'));
    this.#paces = make('div', { class: 'paces', role: 'radiogroup', 'aria-label': 'Speed' }, ...PACES.map(([value, label]) =>
      make('label', { title: value === 'max' ? 'As fast as it goes' : `${label} real time` },
        make('input', { type: 'radio', name: 'pace', value, onchange: () => send({ do: 'time', speed: value, paused: false }) }),
        make('span', {}, label))));
    this.#buttons = make('div', { class: 'buttons' }, this.#pause, this.#step);
    place.append(this.#now, this.#buttons, this.#paces);
    this.#draw();
  }

  begin() {}

  show({ time }) {
    if (!time) return;
    setText(this.#now, clock(time.now));
    const isSteered = time.speed !== undefined;
    for (const control of [this.#buttons, this.#paces]) control.hidden = !isSteered;
    if (!isSteered) return;
    for (const input of this.#paces.querySelectorAll('input')) {
      const isIt = input.value === String(time.speed);
      if (input.checked !== isIt) input.checked = isIt;
    }
    if (this.#paused !== time.paused) {
      this.#paused = time.paused;
      this.#draw();
    }
  }

  toggle() {
    this.#send({ do: 'time', paused: !this.#paused });
  }

  step() {
    this.#send({ do: 'time', step: true });
  }

  #draw() {
    this.#pause.replaceChildren(icon(this.#paused ? 'M7 4v16l13-8z' : 'M6 5h4v14H6zM14 5h4v14h-4z'));
    const what = this.#paused ? 'Go on' : 'Pause';
    this.#pause.title = `${what} ( p )`;
    setAttribute(this.#pause, 'aria-label', what);
    document.body.classList.toggle('paused', this.#paused);
  }
}
