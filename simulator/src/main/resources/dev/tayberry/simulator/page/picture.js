// A part's picture: an SVG fragment whose elements say by data- attributes which value they show.

/** No value at all, not even undefined, which is shown as such. */
const NONE_YET = Symbol('none yet');

const SVG = 'http://www.w3.org/2000/svg';

/** What each attribute does to its element with the value it names. */
const BINDINGS = {
  text: (element, value) => (element.textContent = typeof value === 'number' ? String(Math.round(value * 10) / 10) : String(value ?? '')),
  show: (element, value) => (element.style.display = value ? '' : 'none'),
  hide: (element, value) => (element.style.display = value ? 'none' : ''),
  opacity: (element, value) => (element.style.opacity = Number(value) || 0),
  fill: (element, value) => (element.style.fill = value ?? ''),
  width: (element, value) => element.setAttribute('width', Math.max(0, Number(value) || 0)),
  height: (element, value) => element.setAttribute('height', Math.max(0, Number(value) || 0)),
  turn: (element, value, all) => move(element, 'turn', value, all),
  moveX: (element, value, all) => move(element, 'moveX', value, all),
  moveY: (element, value, all) => move(element, 'moveY', value, all),
};

export class Picture {
  element;
  #bound = [];

  constructor(fragment, [width, height] = [100, 100]) {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.setAttribute('class', 'picture');
    svg.setAttribute('aria-hidden', 'true');
    svg.style.aspectRatio = `${width} / ${height}`;
    svg.style.visibility = 'hidden'; // until there is something to show: else all of it would be
    svg.innerHTML = fragment;
    for (const element of svg.querySelectorAll('*')) {
      for (const [binding, path] of Object.entries(element.dataset ?? {})) {
        if (BINDINGS[binding]) this.#bound.push({ element, binding, keys: path.split('.'), was: NONE_YET });
      }
    }
    this.element = svg;
  }

  show(values) {
    this.element.style.visibility = '';
    for (const bound of this.#bound) {
      const value = bound.keys.reduce((inner, key) => inner?.[key], values);
      if (bound.was === value) continue;
      bound.was = value;
      BINDINGS[bound.binding](bound.element, value, this.#moves(bound.element));
    }
  }

  /** Turning and moving end up in one attribute. */
  #moves(element) {
    if (!this.#transforms.has(element)) {
      this.#transforms.set(element, { before: element.getAttribute('transform') ?? '', turn: 0, moveX: 0, moveY: 0 });
    }
    return this.#transforms.get(element);
  }

  #transforms = new Map();
}

/** data-turn in degrees, about data-about="x y", or the middle of a fragment of the usual size. */
function move(element, what, value, all) {
  all[what] = Number(value) || 0;
  const about = (element.dataset.about ?? '50 50').split(/[ ,]+/);
  const turn = element.dataset.turn ? ` rotate(${all.turn} ${about[0]} ${about[1]})` : '';
  element.setAttribute('transform', `${all.before} translate(${all.moveX} ${all.moveY})${turn}`.trim());
}
