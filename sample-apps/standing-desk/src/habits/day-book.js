const DAYS = 7; // a week begins on Monday
const NOTHING = { sitting: 0, standing: 0, moves: 0 };

/** How long somebody sat and stood, and how often the desk moved, day by day: milliseconds, in the local time of the device. */
export class DayBook {
  #days; // '2026-01-05' -> { sitting, standing, moves }

  constructor(days = {}) {
    this.#days = Object.fromEntries(Object.entries(days).filter(([, day]) => isDay(day)));
  }

  add(what, amount, date) {
    const name = nameOf(date);
    const day = (this.#days[name] ??= { ...NOTHING });
    day[what] += amount;
    for (const old of Object.keys(this.#days).sort().slice(0, -DAYS)) delete this.#days[old];
  }

  today(date) {
    return { ...NOTHING, ...this.#days[nameOf(date)] };
  }

  /** Since Monday. */
  week(date) {
    const monday = nameOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - ((date.getDay() + 6) % 7)));
    const sum = { ...NOTHING };
    for (const [name, day] of Object.entries(this.#days)) {
      if (name < monday || name > nameOf(date)) continue;
      for (const what of Object.keys(sum)) sum[what] += day[what];
    }
    return sum;
  }

  /** As it is kept. */
  toJSON() {
    return this.#days;
  }
}

const isDay = (day) => Object.keys(NOTHING).every((what) => Number.isFinite(day?.[what]));

const nameOf = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
