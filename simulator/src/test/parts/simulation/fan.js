import world from 'sim:world';

/** A fan that turns as fast as the pulses on its line are long. */
export class Fan {
  blocked = false;
  #line;

  constructor({ line }) {
    this.#line = world.line(line);
  }

  get speed() {
    return this.blocked ? 0 : this.#line.pwm?.duty ?? this.#line.level;
  }

  get controls() {
    return { block: { kind: 'switch', label: 'Blocked', fault: true, value: this.blocked, set: (on) => (this.blocked = on) } };
  }

  view() {
    const angle = (world.now() * this.speed * 0.36) % 360;
    return { kind: 'fan', name: this.#line.name, at: [this.#line.name], values: { speed: this.speed, angle } };
  }

  static picture = `
    <circle cx="50" cy="50" r="44" fill="#565b66"/>
    <path d="M50 50L38 12h24zM50 50l38-12v24zM50 50l12 38H38zM50 50L12 62V38z" fill="#c8ccd4" data-turn="angle"/>`;
}
