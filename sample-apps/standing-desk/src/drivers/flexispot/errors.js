// What the display shows instead of a height. S is 5 and O is 0 on seven segments.

const MEANINGS = {
  E01: 'motor 1: too hot, or something is in the way',
  E02: 'motor 2: too hot, or something is in the way',
  E03: 'the legs are not level',
  E07: 'the legs are not level, or the load is too heavy',
  E22: 'motor 2 is not plugged in',
  E23: 'motor 1 is not plugged in',
};

const RESET = 'it needs a reset: hold Down at the handset, to the bottom and then for ten seconds more';

/** The fault that a text on the display tells of; null for none. */
export function faultOf(text) {
  if (/^E\d\d$/.test(text)) return `${text}: ${MEANINGS[text] ?? 'see the manual of the desk'}`;
  if (text === 'r5t' || text === 'A5r') return RESET;
  return text === 'H0t' || text === 'Hot' ? 'HOT: the motors rest for up to 20 minutes' : null;
}

/** Whether the keys are locked at the handset. */
export const isLocked = (text) => text === 'L0C' || text === 'LoC';
