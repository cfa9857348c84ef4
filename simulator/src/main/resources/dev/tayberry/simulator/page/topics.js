// MQTT: the topics as a tree with their last messages, and a field to publish.

import { clock, make, setText } from './dom.js';
import { sideTabs } from './side.js';

export class Topics {
  #tree = make('ul', { class: 'tree', 'aria-label': 'Topics' });
  #nodes = new Map();
  #form;
  #empty = make('p', { class: 'quiet empty' }, 'No message has been published yet.');

  constructor(place, send) {
    const topic = make('input', { name: 'topic', placeholder: 'topic', required: true, autocomplete: 'off', 'aria-label': 'Topic', spellcheck: false });
    const payload = make('input', { name: 'payload', placeholder: 'payload', autocomplete: 'off', 'aria-label': 'Payload', spellcheck: false });
    const qos = make('select', { name: 'qos', 'aria-label': 'QoS' }, ...[0, 1, 2].map((n) => make('option', { value: n }, `QoS ${n}`)));
    const retain = make('input', { type: 'checkbox', name: 'retain' });
    this.#form = make('form', {
      class: 'publish', 'aria-label': 'Publish',
      onsubmit: (event) => {
        event.preventDefault();
        send({ do: 'publish', topic: topic.value, payload: payload.value, qos: Number(qos.value), retain: retain.checked });
      },
    }, topic, payload, make('div', { class: 'how' }, qos, make('label', {}, retain, ' retained'), make('button', { type: 'submit' }, 'Publish')));
    this.#tree.addEventListener('click', (event) => {
      const node = event.target.closest('[data-topic]');
      if (!node) return;
      topic.value = node.dataset.topic;
      for (const item of this.#tree.querySelectorAll('li')) item.classList.toggle('chosen', item === node.closest('li'));
    });
    this.#tree.addEventListener('keydown', (event) => this.#move(event));
    place.append(sideTabs(), this.#empty, this.#tree, this.#form);
  }

  begin({ mayChange }) {
    this.#nodes.clear();
    this.#tree.replaceChildren();
    this.#empty.hidden = false;
    for (const field of this.#form.elements) field.disabled = !mayChange;
  }

  show({ topics = [], events = [] }) {
    for (const message of topics) this.#take(message, false);
    for (const event of events) if (event.k === 'message') this.#take(event, true);
  }

  #take({ t, topic, payload, size, retain, from }, isNew) {
    this.#empty.hidden = true;
    const leaf = this.#node(topic);
    const value = leaf.value;
    setText(value, size === 0 ? '(empty)' : payload);
    value.title = `${clock(t)} · ${size} bytes${retain ? ' · retained' : ''}${from ? ` · from ${from}` : ''}`;
    leaf.item.classList.toggle('retained', retain);
    if (isNew) flash(value);
  }

  /** One stop of the Tab key for all of them. */
  #move(event) {
    const all = [...this.#tree.querySelectorAll('.topic')];
    const here = all.indexOf(document.activeElement);
    const next = all[here + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? NaN)];
    if (here < 0 || !next) return;
    event.preventDefault();
    all[here].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  /** The topic's place in the tree, with all levels above it. */
  #node(topic) {
    const known = this.#nodes.get(topic);
    if (known) return known;
    const slash = topic.lastIndexOf('/');
    const list = slash < 0 ? this.#tree : this.#node(topic.slice(0, slash)).inner;
    const inner = make('ul');
    const value = make('span', { class: 'payload' });
    const button = make('button', { type: 'button', class: 'topic', title: `${topic}: all of its last message, and publish to it` }, slash < 0 ? topic : topic.slice(slash + 1) || '(empty)');
    button.dataset.topic = topic;
    button.tabIndex = this.#nodes.size === 0 ? 0 : -1;
    const item = make('li', {}, make('div', {}, button, value), inner);
    const name = button.textContent;
    const next = [...list.children].find((other) => other.querySelector('.topic').textContent.localeCompare(name) > 0);
    list.insertBefore(item, next ?? null);
    const node = { item, inner, value };
    this.#nodes.set(topic, node);
    return node;
  }
}

const flashing = new WeakMap();

function flash(element) {
  clearTimeout(flashing.get(element));
  element.classList.add('new');
  flashing.set(element, setTimeout(() => element.classList.remove('new'), 400));
}
