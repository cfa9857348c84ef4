// What a person can do to a part: hold, switch, slide, choose, push; and break, folded away.

import { make, words } from './dom.js';

const UNDER_WAY = 300; // ms

export class Controls {
  elements = [];
  #part;
  #send;
  #shown = new Map(); // by name: what shows a value

  constructor(part, mayChange, send) {
    this.#part = part.name;
    this.#send = send;
    const made = Object.entries(part.controls ?? {}).map(([name, control]) => {
      const element = (this[`_${control.kind}`] ?? this._push).call(this, name, control);
      for (const input of [element, ...element.querySelectorAll('*')]) if ('disabled' in input) input.disabled = !mayChange;
      return { control, element };
    });
    const usual = made.filter(({ control }) => !control.fault).map(({ element }) => element);
    const faults = made.filter(({ control }) => control.fault).map(({ element }) => element);
    if (usual.length > 0) this.elements.push(make('div', { class: 'controls' }, ...usual));
    if (faults.length > 0) {
      this.elements.push(make('details', { class: 'faults' }, make('summary', {}, 'Faults'), make('div', { class: 'controls' }, ...faults)));
    }
  }

  /** Where switches and sliders stand; not under the hand that moves them. */
  show(values) {
    for (const [name, set] of this.#shown) if (values[name] !== undefined) set(values[name]);
  }

  #set(control, value, more) {
    this.#send({ do: 'set', part: this.#part, control, value, ...more });
  }

  /** Down for as long as it is pressed, by pointer or by key. */
  _hold(name, { label }) {
    let isDown = false;
    const set = (down) => {
      if (isDown === down || button.disabled) return;
      isDown = down;
      button.setAttribute('aria-pressed', down);
      this.#set(name, down, { hold: true });
    };
    const isKey = (event) => event.key === ' ' || event.key === 'Enter';
    const button = make('button', {
      type: 'button', class: 'hold', 'aria-pressed': 'false',
      onpointerdown: (event) => {
        if (event.button !== 0) return;
        button.setPointerCapture(event.pointerId);
        set(true);
      },
      onpointerup: () => set(false),
      onpointercancel: () => set(false),
      onlostpointercapture: () => set(false),
      onkeydown: (event) => isKey(event) && (event.preventDefault(), set(true)),
      onkeyup: (event) => isKey(event) && set(false),
      onblur: () => set(false),
      oncontextmenu: (event) => event.preventDefault(),
    }, label ?? name);
    return button;
  }

  _switch(name, { label }) {
    const input = make('input', { type: 'checkbox', role: 'switch', onchange: () => this.#set(name, input.checked) });
    this.#shown.set(name, (value) => (input.checked = Boolean(value)));
    return make('label', { class: 'switch' }, input, make('span', {}, label ?? name));
  }

  _range(name, { label, min = 0, max = 100, step = 1, unit = '' }) {
    const output = make('output');
    const tell = (value) => (output.textContent = `${words(value)}${unit ? ` ${unit}` : ''}`);
    let touched = -Infinity;
    const input = make('input', {
      type: 'range', min, max, step, 'aria-label': `${this.#part} ${label ?? name}`,
      oninput: () => {
        touched = performance.now();
        tell(input.valueAsNumber);
        this.#set(name, input.valueAsNumber);
      },
    });
    this.#shown.set(name, (value) => {
      // What is under way still tells where it stood before.
      if (input.matches(':active') || performance.now() - touched < UNDER_WAY || value === null) return;
      input.value = value;
      tell(value);
    });
    return make('label', { class: 'range' }, make('span', {}, label ?? name), input, output);
  }

  _choice(name, { label, options = [] }) {
    const select = make('select', {
      onchange: () => this.#set(name, options[select.selectedIndex]),
    }, ...options.map((option) => make('option', {}, words(option))));
    this.#shown.set(name, (value) => {
      if (document.activeElement !== select) select.selectedIndex = options.indexOf(value);
    });
    return make('label', { class: 'choice' }, make('span', {}, label ?? name), select);
  }

  _push(name, { label }) {
    return make('button', { type: 'button', onclick: () => this.#set(name, null) }, label ?? name);
  }
}
