import { toCentimetres, toPosition, writeHeight } from '../lengths.js';

/** All there is to know about the desk, as the JSON of topic `status`. Heights in centimetres. */
export function statusOf(desk) {
  return {
    height: toCentimetres(desk.height),
    target: toCentimetres(desk.target),
    position: toPosition(desk.height, desk.limits),
    state: desk.state,
    moving: desk.state !== 'stopped',
    hand: desk.byHand,
    armed: desk.armed,
    lock: desk.lock || desk.boxLocked,
    error: desk.error,
    outcome: desk.outcome,
    cooldown: desk.cooldown,
    min: toCentimetres(desk.limits.min),
    max: toCentimetres(desk.limits.max),
    unit: desk.unit,
    link: desk.link,
  };
}

/** The retained topics, as texts. What is not known yet has none. */
export function topicsOf(desk) {
  const status = statusOf(desk);
  const known = status.height === null ? {} : { height: writeHeight(desk.height), position: String(status.position) };
  return { ...known, state: status.state, lock: status.lock ? 'ON' : 'OFF', status: JSON.stringify(status) };
}
