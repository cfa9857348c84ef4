// The codes of frame 02, with the names that the keypad shows.

const MEANINGS = {
  'E01-E06': 'a motor draws too much: something is in the way, or the load is too heavy',
  'E07-E12': 'a motor does not turn as told: it needs a reset at the handset',
  E13: 'the link between two boxes is lost',
  H01: 'too hot: it rests for up to 16 minutes',
  H02: 'too hot',
  LOCK: 'locked at its handset',
};

/** 1 -> { name: 'E01', text: 'E01: a motor draws …' } */
export function describe(code) {
  const name = nameOf(code);
  const meaning = MEANINGS[name] ?? MEANINGS[code <= 6 ? 'E01-E06' : 'E07-E12'];
  return { name, text: code >= 1 && code <= 0x10 ? `${name}: ${meaning}` : name };
}

function nameOf(code) {
  if (code >= 0x01 && code <= 0x0d) return `E${String(code).padStart(2, '0')}`;
  return { 0x0e: 'H01', 0x0f: 'H02', 0x10: 'LOCK' }[code] ?? `error ${code}`;
}
