// A handset's display as its seven segments: bit 0 to 6 are A to G, bit 7 is the point.

const DIGITS = [0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f];
const OTHER_SIX = 0x7c;
const POINT = 0x80;
const INCHES = 60; // no desk is that low in cm, none that high in inches

/** Three places as millimetres; null where they show something else, such as an error. */
export function readSegments(places) {
  const digits = places.map((place) => digitOf(place & ~POINT));
  if (digits.length !== 3 || digits.includes(-1)) return null;
  const number = Number(digits.join('')) / ((places[1] & POINT) !== 0 ? 10 : 1);
  return Math.round(number * (number < INCHES ? 25.4 : 10));
}

const digitOf = (segments) => (segments === OTHER_SIX ? 6 : DIGITS.indexOf(segments));
