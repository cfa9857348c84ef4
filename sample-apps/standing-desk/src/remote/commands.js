import { fromPosition, parseHeight } from '../lengths.js';

// What can be told to the desk, by topic. Each takes the value as text and answers as the desk does, or null where
// the value means nothing to it. `moves`: refused when late or doubtful; all else does no harm then.

const WHOLE = /^\d{1,3}$/;

const choose = (choices) => (value) => choices[value.toUpperCase()] ?? null;

function covers(value) {
  return choose({
    OPEN: (desk) => desk.goTo(desk.limits.max),
    CLOSE: (desk) => desk.goTo(desk.limits.min),
    STOP: (desk) => desk.stop(),
  })(value);
}

function holds(value) {
  return choose({
    UP: (desk) => desk.hold('up'),
    DOWN: (desk) => desk.hold('down'),
    RELEASE: (desk) => desk.release(),
  })(value);
}

function height(value) {
  const mm = parseHeight(value);
  return mm === null ? null : (desk) => desk.goTo(Math.round(mm));
}

function position(value) {
  const percent = Number(value);
  if (!WHOLE.test(value) || percent > 100) return null;
  return (desk) => desk.goTo(Math.round(fromPosition(percent, desk.limits)));
}

const preset = (act) => (value) => (/^[1-4]$/.test(value) ? (desk) => act(desk, Number(value)) : null);

/** topic -> { qos, read: text -> (desk) => answer, or null } */
export const COMMANDS = {
  cmd: { qos: 1, read: covers },
  hold: { qos: 0, read: holds },
  'height/set': { qos: 1, read: height },
  'position/set': { qos: 1, read: position },
  'preset/set': { qos: 1, read: preset((desk, number) => desk.preset(number)) },
  'preset/save': { qos: 1, read: preset((desk, number) => desk.save(number)) },
  'present/set': { qos: 1, read: choose({ ON: (desk) => desk.setPresent(true), OFF: (desk) => desk.setPresent(false) }) },
  'lock/set': { qos: 1, read: choose({ ON: (desk) => desk.setLock(true), OFF: (desk) => desk.setLock(false) }) },
};

/** What may be late: it ends a movement. */
export const STOPS = new Set(['STOP', 'RELEASE']);
