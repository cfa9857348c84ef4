import world from 'sim:world';
import { Button, Led } from 'sim:parts';

/** A platform that a line lifts, and a box that is asked for its load. */
class Lift {
  static size = [120, 100];
  static picture = `
    <rect x="20" y="96" width="80" height="3" rx="1.5" fill="currentColor" opacity="0.3"/>
    <rect x="57" y="40" width="6" height="56" fill="currentColor" opacity="0.2"/>
    <g data-move-y="lift">
      <rect x="15" y="84" width="90" height="7" rx="3" fill="#a8235a"/>
      <text id="overload" data-show="overload" x="60" y="60" font-size="9">too heavy</text>
      <text x="60" y="78" font-size="11" text-anchor="middle"><tspan data-text="height"></tspan> mm</text>
    </g>`;

  height = 0;
  load = 3;
  #motor = world.line('GPIO22');
  #box = world.serial('UART3');

  constructor() {
    setInterval(() => this.height += this.#motor.level === 1 && !this.stuck && this.height < 1000 ? 2 : 0, 20);
    this.#box.on('data', () => this.#box.write([0x52, this.load]));
  }

  get controls() {
    return {
      load: { kind: 'range', label: 'Load', min: 0, max: 50, unit: 'kg', set: (load) => (this.load = load) },
      bottom: { kind: 'push', label: 'Put down', set: () => (this.height = 0) },
      stuck: { kind: 'switch', label: 'Stuck', fault: true, value: Boolean(this.stuck), set: (stuck) => (this.stuck = stuck) },
    };
  }

  view() {
    return {
      kind: 'lift', name: 'Lift', at: ['GPIO22', 'UART3'],
      values: { height: this.height, lift: -this.height * 0.06, load: this.load },
    };
  }

  describe(bytes, { fromBoard }) {
    return fromBoard ? 'what is the load?' : `the load is ${bytes[1]} kg`;
  }
}

export const key = new Button({ line: 'GPIO17', pressed: 0 });
export const lights = [new Led({ line: 'GPIO27' })];
export const lift = new Lift();
