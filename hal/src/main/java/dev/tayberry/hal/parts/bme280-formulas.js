'use strict';
// What the numbers of a BME280 mean: the compensation of its datasheet (section 8.1), in floating
// point. The calibration is the chip's own, burnt in when it was made.

/** The registers from 0x88 on (26) and from 0xE1 on (7), as numbers. */
function calibration(first, second) {
  const [t1, t2, t3] = [first.readUInt16LE(0), first.readInt16LE(2), first.readInt16LE(4)];
  const p = [first.readUInt16LE(6)];
  for (let at = 8; at <= 22; at += 2) p.push(first.readInt16LE(at));
  return {
    t: [t1, t2, t3],
    p,
    h: [
      first.readUInt8(25),
      second.readInt16LE(0),
      second.readUInt8(2),
      // Two numbers of 12 bits share the byte between them.
      (second.readInt8(3) << 4) | (second.readUInt8(4) & 0x0f),
      (second.readInt8(5) << 4) | (second.readUInt8(4) >> 4),
      second.readInt8(6),
    ],
  };
}

/** What pressure and humidity need of the temperature; 5120 of it are a degree. */
function fineTemperature({ t: [t1, t2, t3] }, raw) {
  const straight = (raw / 16384 - t1 / 1024) * t2;
  const curved = (raw / 131072 - t1 / 8192) ** 2 * t3;
  return straight + curved;
}

/** In °C. */
function temperature(fine) {
  return fine / 5120;
}

/** In hPa. */
function pressure({ p: [p1, p2, p3, p4, p5, p6, p7, p8, p9] }, fine, raw) {
  const x = fine / 2 - 64_000;
  const offset = (x * x * p6 / 32_768 + x * p5 * 2) / 4 + p4 * 65_536;
  const scale = (1 + (p3 * x * x / 524_288 + p2 * x) / 524_288 / 32_768) * p1;
  if (scale === 0) return NaN;
  const first = (1_048_576 - raw - offset / 4096) * 6250 / scale;
  const pascal = first + (p9 * first * first / 2_147_483_648 + first * p8 / 32_768 + p7) / 16;
  return pascal / 100;
}

/** In %, of what the air could hold. */
function humidity({ h: [h1, h2, h3, h4, h5, h6] }, fine, raw) {
  const x = fine - 76_800;
  const scale = h2 / 65_536 * (1 + h6 / 67_108_864 * x * (1 + h3 / 67_108_864 * x));
  const first = (raw - (h4 * 64 + h5 / 16_384 * x)) * scale;
  return Math.min(100, Math.max(0, first * (1 - h1 * first / 524_288)));
}

module.exports = { calibration, fineTemperature, humidity, pressure, temperature };
