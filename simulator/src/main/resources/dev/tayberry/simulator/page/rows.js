// A list that grows at its end, keeps its last rows, and follows them unless somebody reads above.

import { make } from './dom.js';

const MOST = 500;

export class Rows {
  element = make('ol', { class: 'rows', tabIndex: 0 });
  #follows = true;

  constructor(label) {
    this.element.setAttribute('aria-label', label);
    // A hidden list has no height; when it is shown it is at its end.
    new ResizeObserver(() => this.#follow()).observe(this.element);
    this.element.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = this.element;
      if (clientHeight > 0) this.#follows = scrollHeight - scrollTop - clientHeight < 24;
    });
  }

  #follow() {
    if (this.#follows) this.element.scrollTop = this.element.scrollHeight;
  }

  clear() {
    this.element.replaceChildren();
  }

  /** Newest last. */
  add(rows) {
    if (rows.length === 0) return;
    this.element.append(...rows.slice(-MOST));
    while (this.element.childElementCount > MOST) this.element.firstElementChild.remove();
    this.#follow();
  }
}
