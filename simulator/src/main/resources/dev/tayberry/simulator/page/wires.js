// Wires from the header's pins to the parts that are wired to them, behind all that is touched. Each
// runs below its pin's row, down a lane of its own between board and parts, and into the card.

const SVG = 'http://www.w3.org/2000/svg';
const COLOURS = ['#c2572b', '#2f7fc4', '#2b9a5e', '#b8860b', '#8258c0', '#c0396f'];
const ROUND = 5; // of corners
const APART = 5; // where several end at one card

export class Wires {
  #place;
  #board;
  #parts;
  #svg = document.createElementNS(SVG, 'svg');
  #wires = [];
  #asked = false;
  #resized = new ResizeObserver(() => this.#draw());

  constructor(place, board, parts) {
    this.#place = place;
    this.#board = board;
    this.#parts = parts;
    this.#svg.setAttribute('class', 'wires');
    this.#svg.setAttribute('aria-hidden', 'true');
    place.append(this.#svg);
    // Where cards and pins are is the browser's to say; a list that is scrolled moves all of them.
    place.addEventListener('scroll', () => this.#draw(), { capture: true, passive: true });
  }

  begin() {
    this.#resized.disconnect();
    this.#resized.observe(this.#place);
    this.#wires = [...this.#parts.cards()].flatMap((card) => {
      this.#resized.observe(card.element);
      return card.lines.map((line, i) => ({ card, line, i, path: document.createElementNS(SVG, 'path') }));
    });
    const lines = [...new Set(this.#wires.map(({ line }) => line))].sort((a, b) => this.#board.numberOf(a) - this.#board.numberOf(b));
    this.#wires.forEach((wire) => {
      const at = lines.indexOf(wire.line);
      wire.lane = (at + 0.5) / lines.length;
      wire.path.style.stroke = COLOURS[at % COLOURS.length];
    });
    this.#svg.replaceChildren(...this.#wires.map(({ path }) => path));
    this.#place.classList.toggle('wired', this.#wires.length > 0);
    this.#draw();
  }

  show() {}

  /** Marks some, and leaves the others in the background; null for none. */
  light(isLit) {
    this.#svg.classList.toggle('pointed', isLit !== null && this.#wires.some(isLit));
    for (const wire of this.#wires) wire.path.classList.toggle('lit', isLit !== null && isLit(wire));
  }

  /** At most once a frame. */
  #draw() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      if (getComputedStyle(this.#svg).display !== 'none') this.#paint();
    });
  }

  #paint() {
    const origin = this.#place.getBoundingClientRect();
    const board = this.#board.element.getBoundingClientRect();
    const parts = this.#parts.element.getBoundingClientRect();
    const first = Math.min(...[...this.#parts.cards()].map(({ element }) => element.getBoundingClientRect().left));
    for (const { card, line, i, lane, path } of this.#wires) {
      const pin = this.#board.pinOf(line).getBoundingClientRect();
      const end = card.element.getBoundingClientRect();
      const side = this.#board.numberOf(line) % 2 ? -1.5 : 1.5; // two pins share a row
      const from = [pin.left + pin.width / 2 - origin.left, pin.bottom - 1 + side - origin.top];
      const x = board.right + (first - board.right) * lane - origin.left;
      const to = [end.left - origin.left, end.top + 16 + i * APART - origin.top];
      const isSeen = end.top + 16 > parts.top && end.top + 16 < parts.bottom && pin.top >= board.top && pin.bottom <= board.bottom;
      path.style.display = isSeen ? '' : 'none';
      if (isSeen) path.setAttribute('d', route([from[0], pin.top + pin.height / 2 - origin.top], from, x, to));
    }
  }
}

/** From a pin's middle to the lower edge of its row, along that, along the lane, and to the card. */
function route([x0, y0], [, row], lane, [x1, y1]) {
  const down = Math.sign(y1 - row) || 1;
  const round = Math.min(ROUND, Math.abs(y1 - row) / 2);
  return `M${x0} ${y0}L${x0 + 4} ${row}H${lane - round}q${round} 0 ${round} ${down * round}V${y1 - down * round}q0 ${down * round} ${round} ${down * round}H${x1}`;
}
