// What must hold before a movement may begin. The first rule that objects is the reason that is told.

const LEAST_RUN = 2000; // ms that a movement takes at least

const RULES = [
  ['not-armed', (desk) => !desk.armed],
  ['locked', (desk) => desk.lock],
  ['box-locked', (desk) => desk.boxLocked],
  ['offline', (desk) => !desk.link],
  ['height-unknown', (desk) => desk.height === null],
  ['out-of-range', (desk, move) => move.target !== null && !isWithin(desk.limits, move.target)],
  ['limit', (desk, move) => move.kind === 'hold' && isAtEnd(desk, move.sign)],
  ['handset', (desk) => desk.byHand],
  ['cooldown', (desk, move) => desk.restFor(runTime(desk, move)) > 0],
];

/** Why a movement must not begin; null if it may. */
export const objection = (desk, move) => RULES.find(([, objects]) => objects(desk, move))?.[0] ?? null;

const isWithin = ({ min, max }, height) => height >= min && height <= max; // false for NaN

const isAtEnd = ({ limits, height }, sign) => (sign > 0 ? height >= limits.max : height <= limits.min);

const SLOW = 25; // mm/s

const runTime = ({ height }, { target }) => LEAST_RUN + (target === null ? 0 : (Math.abs(target - height) / SLOW) * 1000);
