// Inside the app a height is a number of millimetres. On the wire it is centimetres with one decimal.

const MILLIMETRES = { mm: 1, cm: 10, in: 25.4 };
const LENGTH = /^(\d{1,5}(?:\.\d{1,17})?)\s*(mm|cm|in)?$/;

/** '110', '110.5cm' or '43.3 in' as millimetres; null if it is no length. */
export function parseHeight(text, unit = 'cm') {
  const [, number, suffix] = LENGTH.exec(text) ?? [];
  const factor = MILLIMETRES[suffix ?? unit];
  return number && factor ? Number(number) * factor : null;
}

/** Millimetres as centimetres: 1105.4 -> 110.5. */
export const toCentimetres = (mm) => (mm === null ? null : Math.round(mm) / 10);

/** How it is written in a topic of its own: always one decimal. */
export const writeHeight = (mm) => (Math.round(mm) / 10).toFixed(1);

/** 0 at the bottom, 100 at the top; null while the height is unknown. */
export function toPosition(mm, { min, max }) {
  if (mm === null) return null;
  return Math.round(Math.min(1, Math.max(0, (mm - min) / (max - min))) * 100);
}

export const fromPosition = (percent, { min, max }) => min + ((max - min) * percent) / 100;
