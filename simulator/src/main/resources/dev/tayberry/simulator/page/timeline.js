// Levels, serial frames and messages over simulated time. It follows now until somebody drags it.

import { clock, make } from './dom.js';
import { Lanes, firstAt } from './lanes.js';

const LANE = 26;
const AXIS = 20;
const SPANS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000];

export class Timeline {
  #lanes = new Lanes();
  #canvas = make('canvas', { tabIndex: 0, role: 'img', 'aria-label': 'Timeline: arrow keys move it, plus and minus zoom, End follows now' });
  #tip = make('div', { class: 'tip', hidden: true });
  #live;
  #span = 7; // of SPANS
  #now = 0;
  #end = null; // null: now
  #asked = false;
  #colours = {};

  constructor(place) {
    const zoom = (by) => () => this.#zoom(by);
    this.#live = make('button', { type: 'button', class: 'live', 'aria-pressed': 'true', onclick: () => this.#follow() }, 'Live');
    place.append(make('header', {}, make('h2', {}, 'Timeline'), make('span', { class: 'grow' }), this.#live,
      make('button', { type: 'button', 'aria-label': 'Longer', title: 'Show more time', onclick: zoom(1) }, '−'),
      make('button', { type: 'button', 'aria-label': 'Shorter', title: 'Show less time', onclick: zoom(-1) }, '+')),
    make('div', { class: 'scroll' }, this.#canvas), this.#tip);
    this.#listen();
  }

  begin({ board }) {
    this.#lanes.clear(board);
    this.#follow();
  }

  show({ time, lines, events = [] }) {
    for (const event of events) this.#lanes.add(event);
    if (time) this.#now = time.now;
    for (const [name, state] of Object.entries(lines ?? {})) this.#lanes.state(name, state, this.#now);
    if (this.#end === null || events.length > 0) this.#draw();
  }

  #listen() {
    let grip = null;
    const canvas = this.#canvas;
    canvas.addEventListener('pointerdown', (event) => {
      grip = { x: event.clientX, end: this.#end ?? this.#now };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener('pointermove', (event) => {
      if (grip && Math.abs(event.clientX - grip.x) > 3) this.#go(grip.end - (event.clientX - grip.x) * this.#perPixel());
      else if (!grip) this.#point(event);
    });
    canvas.addEventListener('pointerup', () => (grip = null));
    canvas.addEventListener('pointerleave', () => (this.#tip.hidden = true));
    canvas.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && Math.abs(event.deltaX) > Math.abs(event.deltaY)) this.#go((this.#end ?? this.#now) + event.deltaX * this.#perPixel());
      else if (event.ctrlKey || event.shiftKey) this.#zoom(Math.sign(event.deltaY));
      else return;
      event.preventDefault();
    }, { passive: false });
    canvas.addEventListener('keydown', ({ key }) => {
      const width = SPANS[this.#span];
      if (key === 'ArrowLeft') this.#go((this.#end ?? this.#now) - width / 10);
      else if (key === 'ArrowRight') this.#go((this.#end ?? this.#now) + width / 10);
      else if (key === '+') this.#zoom(-1);
      else if (key === '-') this.#zoom(1);
      else if (key === 'End') this.#follow();
    });
    new ResizeObserver(() => this.#draw()).observe(canvas.parentElement);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#colours = {};
      this.#draw();
    });
  }

  #follow() {
    this.#end = null;
    this.#live.setAttribute('aria-pressed', 'true');
    this.#draw();
  }

  #go(end) {
    if (end >= this.#now) return this.#follow();
    this.#end = Math.max(SPANS[this.#span] / 4, end);
    this.#live.setAttribute('aria-pressed', 'false');
    return this.#draw();
  }

  #zoom(by) {
    this.#span = Math.max(0, Math.min(SPANS.length - 1, this.#span + by));
    this.#draw();
  }

  #left() {
    return this.#canvas.clientWidth < 520 ? 84 : 150;
  }

  #perPixel() {
    return SPANS[this.#span] / Math.max(1, this.#canvas.clientWidth - this.#left());
  }

  /** At most once a frame, whoever asks. */
  #draw() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#paint();
    });
  }

  #colour(name) {
    this.#colours[name] ??= getComputedStyle(this.#canvas).getPropertyValue(`--${name}`).trim();
    return this.#colours[name];
  }

  #paint() {
    const box = this.#canvas.parentElement;
    const width = box.clientWidth;
    const lanes = this.#lanes.list();
    const height = Math.max(box.clientHeight, AXIS + lanes.length * LANE + 4);
    if (width === 0) return;
    const scale = devicePixelRatio;
    if (this.#canvas.width !== Math.round(width * scale) || this.#canvas.height !== Math.round(height * scale)) {
      this.#canvas.width = Math.round(width * scale);
      this.#canvas.height = Math.round(height * scale);
      this.#canvas.style.height = `${height}px`;
    }
    const g = this.#canvas.getContext('2d');
    g.setTransform(scale, 0, 0, scale, 0, 0);
    g.clearRect(0, 0, width, height);
    const left = this.#left();
    const to = this.#end ?? this.#now;
    const from = to - SPANS[this.#span];
    const x = (t) => left + (t - from) / SPANS[this.#span] * (width - left - 6);
    this.#axis(g, { from, to, x, height, width });
    lanes.forEach((lane, i) => this.#lane(g, lane, { from, to, x, left, width, top: AXIS + i * LANE }));
  }

  #axis(g, { from, to, x, height, width }) {
    const step = niceStep(SPANS[this.#span] / Math.max(2, Math.floor((width - this.#left()) / 110)));
    g.font = `11px ${this.#colour('mono')}`;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    for (let t = Math.max(0, Math.ceil(from / step) * step); t <= to; t += step) {
      g.fillStyle = this.#colour('line');
      g.fillRect(Math.round(x(t)), AXIS - 4, 1, height - AXIS + 4);
      g.fillStyle = this.#colour('quiet');
      if (x(t) - 24 > this.#left() && x(t) + 24 < width) g.fillText(clock(t, step < 10 ? 3 : step < 100 ? 2 : step < 1000 ? 1 : 0), x(t), AXIS / 2);
    }
  }

  #lane(g, lane, { from, to, x, left, width, top }) {
    const middle = top + LANE / 2;
    g.save();
    g.beginPath();
    g.rect(left, top, width - left, LANE);
    g.clip();
    const first = Math.max(0, firstAt(lane.events, from) - 1);
    if (lane.kind === 'line') this.#wave(g, lane.events, { first, to, x, top });
    else this.#marks(g, lane, { first, to, x, middle });
    g.restore();
    g.textAlign = 'left';
    g.font = `12px ${this.#colour('sans')}`;
    g.fillStyle = this.#colour('ink');
    const name = lane.title ?? lane.name;
    g.fillText(name.length > 20 ? `${name.slice(0, 19)}…` : name, 10, middle, left - 14);
    if (lane.title && left > 100) {
      g.fillStyle = this.#colour('quiet');
      g.textAlign = 'right';
      g.font = `11px ${this.#colour('mono')}`;
      g.fillText(lane.name, left - 10, middle);
    }
  }

  #wave(g, events, { first, to, x, top }) {
    const high = top + 6;
    const low = top + LANE - 6;
    const end = Math.min(to, this.#now);
    let drawnTo = -Infinity;
    for (let i = first; i < events.length; i++) {
      const { t, v, pulses, from } = events[i];
      const until = Math.min(end, events[i + 1]?.t ?? end);
      const a = x(from ?? t);
      const b = x(until);
      if (t > to) return;
      if (b < drawnTo + 0.5 && i + 1 < events.length) continue; // a thousand edges in one pixel
      g.fillStyle = this.#colour(v > 0 ? 'high' : 'low');
      const y = low - (low - high) * v;
      if (pulses) {
        g.globalAlpha = 0.25;
        g.fillRect(a, high, b - a, low - high);
        g.globalAlpha = 1;
        g.fillRect(a, y, b - a, low - y);
      } else if (v > 0) {
        g.globalAlpha = 0.16;
        g.fillRect(a, high, b - a, low - high);
        g.globalAlpha = 1;
        g.fillRect(a, high, Math.max(1, b - a), 1.5);
      } else {
        g.fillRect(a, low - 1.5, Math.max(1, b - a), 1.5);
      }
      if (i > 0) {
        g.fillStyle = this.#colour('high');
        g.fillRect(a - 0.75, high, 1.5, low - high);
      }
      drawnTo = b;
    }
  }

  #marks(g, lane, { first, to, x, middle }) {
    const colour = { bytes: 'serial', message: 'message', fault: 'bad', hand: 'accent' }[lane.kind];
    g.fillStyle = this.#colour(colour);
    let last = -Infinity;
    for (let i = first; i < lane.events.length && lane.events[i].t <= to; i++) {
      const at = x(lane.events[i].t);
      if (at - last < 1) continue;
      last = at;
      const up = lane.kind === 'bytes' && !lane.events[i].out;
      g.fillRect(at - 1, up ? middle - 8 : middle - (lane.kind === 'bytes' ? 0 : 6), 2, lane.kind === 'bytes' ? 8 : 12);
    }
  }

  /** What is under the pointer, in words. */
  #point(event) {
    const box = this.#canvas.getBoundingClientRect();
    const lane = this.#lanes.list()[Math.floor((event.clientY - box.top - AXIS) / LANE)];
    const to = this.#end ?? this.#now;
    const t = to - (box.width - 6 - (event.clientX - box.left)) * this.#perPixel();
    this.#tip.hidden = !lane || event.clientX - box.left < this.#left();
    if (this.#tip.hidden) return;
    this.#tip.textContent = `${clock(t)}  ${nearest(lane, t, this.#perPixel() * 8)}`;
    const frame = this.#canvas.closest('.pane').getBoundingClientRect();
    this.#tip.style.left = `${Math.min(event.clientX - frame.left + 12, frame.width - 240)}px`;
    this.#tip.style.top = `${event.clientY - frame.top - 30}px`;
  }
}

function nearest(lane, t, within) {
  const next = firstAt(lane.events, t);
  if (lane.kind === 'line') {
    const before = lane.events[next - 1];
    if (!before) return '';
    return before.pulses ? `${Math.round(before.v * 1000) / 10} % high` : before.v ? 'high' : 'low';
  }
  const close = [lane.events[next - 1], lane.events[next]].filter((e) => e && Math.abs(e.t - t) < within);
  return close.sort((a, b) => Math.abs(a.t - t) - Math.abs(b.t - t))[0]?.text ?? '';
}

/** 1, 2 or 5 times a power of ten, in seconds and minutes where it is long. */
function niceStep(raw) {
  for (const step of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000]) {
    if (step >= raw) return step;
  }
  return 3_600_000;
}
