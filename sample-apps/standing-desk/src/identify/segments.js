// A handset's display as its seven segments: bit 0 to 6 are A to G, bit 7 is the point.

const DIGITS = [0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f];
const OTHER_SIX = 0x7c;
const POINT = 0x80;
const INCHES = 60; // no desk is that low in cm, none that high in inches
const LETTERS = { 0x00: ' ', 0x40: '-', 0x79: 'E', 0x50: 'r', 0x78: 't', 0x77: 'A', 0x76: 'H', 0x38: 'L', 0x39: 'C', 0x5c: 'o', 0x54: 'n', 0x71: 'F' };

/**
 * Three places as a height: { mm, unit: 'cm' or 'in', step } with what one more of the last digit is worth, in mm. Null
 * where they show something else, such as an error.
 */
export function readDisplay(places) {
  const digits = places.map((place) => digitOf(place & ~POINT));
  if (digits.length !== 3 || digits.includes(-1)) return null;
  const step = (places[1] & POINT) !== 0 ? 0.1 : 1;
  const number = Number(digits.join('')) * step;
  const [unit, length] = number < INCHES ? ['in', 25.4] : ['cm', 10];
  return { mm: number * length, unit, step: step * length };
}

/** Three places as whole millimetres, or null. */
export const readSegments = (places) => {
  const shown = readDisplay(places);
  return shown && Math.round(shown.mm);
};

/** Three places as a text; S is 5 and O is 0 there, and what is no letter is '?'. */
export const readText = (places) =>
  Array.from(places, (place) => {
    const digit = digitOf(place & ~POINT);
    return digit === -1 ? (LETTERS[place & ~POINT] ?? '?') : String(digit);
  }).join('');

const digitOf = (segments) => (segments === OTHER_SIX ? 6 : DIGITS.indexOf(segments));
