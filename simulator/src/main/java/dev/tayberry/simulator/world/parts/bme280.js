'use strict';
// Of sim:parts: a sensor of temperature, humidity and air pressure, as far as drivers look at it.

const { Buffer } = require('node:buffer');
const world = require('sim:world');
const formulas = require('internal:parts-bme280-formulas');
const { Registers } = require('internal:part-registers');

const MEASURING = 0x08;
const SKIPPED = { pressure: 0x80000, temperature: 0x80000, humidity: 0x8000 };

/** Of a real chip, but for the last six, which are usual ones. */
const CALIBRATION = Buffer.alloc(26 + 7);
[27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000].forEach(
  (value, i) => CALIBRATION.writeUInt16LE(value & 0xffff, 2 * i));
CALIBRATION.set([75], 25);
CALIBRATION.set([0x6a, 0x01, 0x00, 0x13, 0x29, 0x03, 0x1e], 26);

const WIDE = 74; // of the picture's units

const bar = (value, min, max) => Math.min(1, Math.max(0, (value - min) / (max - min))) * WIDE;

const gauge = (y, value, unit, colour) => `
    <text x="122" y="${y - 4}" text-anchor="end" font-size="12" fill="currentColor"><tspan data-text="${value}"/> ${unit}</text>
    <rect x="48" y="${y}" width="${WIDE}" height="5" rx="2.5" fill="currentColor" opacity=".15"/>
    <rect x="48" y="${y}" width="0" height="5" rx="2.5" fill="${colour}" data-width="bars.${value}"/>`;

/** A BME280 in air of this temperature (°C), humidity (%) and pressure (hPa). */
class BME280 extends Registers {
  temperature;
  humidity;
  pressure;
  #controls = { 0xf2: 0, 0xf4: 0, 0xf5: 0 };
  #humidityRate = 0;
  #raw = SKIPPED;
  #busyUntil = -Infinity;
  /** How often it was asked to measure. */
  measurements = 0;

  constructor(given) {
    super('BME280', given, { address: 0x76, temperature: 20, humidity: 50, pressure: 1013.25 });
    Object.assign(this, this.made);
  }

  /** Pairs of a register and its new value. */
  written(first, rest) {
    const pairs = [first, ...rest];
    for (let i = 0; i + 1 < pairs.length; i += 2) this.#set(pairs[i], pairs[i + 1]);
  }

  #set(register, value) {
    if (register === 0xe0 && value === 0xb6) {
      this.#controls = { 0xf2: 0, 0xf4: 0, 0xf5: 0 };
      this.#humidityRate = 0;
      this.#raw = SKIPPED;
    }
    if (!(register in this.#controls)) return;
    this.#controls[register] = value;
    if (register !== 0xf4) return;
    this.#humidityRate = this.#controls[0xf2] & 7;
    if ((value & 3) !== 0) this.#measure(value);
  }

  #measure(control) {
    const times = (rate) => (rate === 0 ? 0 : 2 ** (rate - 1));
    const [t, p, h] = [control >> 5, (control >> 2) & 7, this.#humidityRate].map(times);
    this.#busyUntil = world.now() + 1 + 2 * t + (p && 2 * p + 0.5) + (h && 2 * h + 0.5);
    this.#controls[0xf4] = control & ~3;
    this.#raw = rawOf(this, { t, p, h });
    this.measurements += 1;
  }

  register(at) {
    if (at >= 0x88 && at <= 0xa1) return CALIBRATION[at - 0x88];
    if (at >= 0xe1 && at <= 0xe7) return CALIBRATION[26 + at - 0xe1];
    if (at >= 0xf7 && at <= 0xfe) return this.#data()[at - 0xf7];
    if (at === 0xd0) return 0x60;
    if (at === 0xf3) return world.now() < this.#busyUntil ? MEASURING : 0;
    return this.#controls[at] ?? 0;
  }

  #data() {
    const { pressure: p, temperature: t, humidity: h } = this.#raw;
    return [p >> 12, (p >> 4) & 0xff, (p & 15) << 4, t >> 12, (t >> 4) & 0xff, (t & 15) << 4, h >> 8, h & 0xff];
  }

  get controls() {
    return {
      temperature: this.slide('temperature', 'Temperature', [-40, 85], '°C'),
      humidity: this.slide('humidity', 'Humidity', [0, 100], '%'),
      pressure: this.slide('pressure', 'Pressure', [300, 1100], 'hPa'),
      ...this.faults,
    };
  }

  view() {
    const { name, temperature, humidity, pressure } = this;
    const bars = { temperature: bar(temperature, -40, 85), humidity: bar(humidity, 0, 100), pressure: bar(pressure, 300, 1100) };
    return { kind: 'bme280', name, at: [name], values: { temperature, humidity, pressure, bars } };
  }

  static size = [124, 100];
  static picture = `
    <rect x="2" y="22" width="34" height="58" rx="4" fill="#6b3fa0"/>
    <rect x="9" y="34" width="20" height="20" rx="2" fill="#c8ccd4"/><circle cx="14" cy="39" r="1.8" fill="#1d2026"/>
    <path d="M7 74h24" stroke="#d8b04c" stroke-width="5" stroke-dasharray="4 2.7"/>
    ${gauge(26, 'temperature', '°C', '#e5533d')}${gauge(54, 'humidity', '%', '#3f8fd2')}${gauge(82, 'pressure', 'hPa', '#8a8f98')}`;
}

/** What the chip measures there: its formulas, backwards. */
function rawOf(air, rates) {
  const chip = formulas.calibration(CALIBRATION.subarray(0, 26), CALIBRATION.subarray(26));
  const temperature = sought(20, (raw) => formulas.temperature(formulas.fineTemperature(chip, raw)) - air.temperature);
  const fine = formulas.fineTemperature(chip, temperature);
  const pressure = sought(20, (raw) => air.pressure - formulas.pressure(chip, fine, raw)); // it falls
  const humidity = sought(16, (raw) => formulas.humidity(chip, fine, raw) - air.humidity);
  return {
    temperature: rates.t ? temperature : SKIPPED.temperature,
    pressure: rates.p ? pressure : SKIPPED.pressure,
    humidity: rates.h ? humidity : SKIPPED.humidity,
  };
}

/** The number of so many bits at which a rising function comes nearest to 0. */
function sought(bits, f) {
  let [low, high] = [0, 2 ** bits - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return Math.abs(f(low)) < Math.abs(f(high)) ? low : high;
}

module.exports = { BME280 };
