'use strict';
// What the parts of sim:parts share.

const invalid = (message) => Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_VALUE' });

/**
 * What a part is made with; a name that it does not know is told with the near one.
 *
 * @param needed names that must be there
 * @param others names with what they are otherwise
 */
function options(part, given, needed, others = {}) {
  const known = [...needed, ...Object.keys(others)];
  if (given === null || typeof given !== 'object') {
    throw invalid(`sim:parts: new ${part}({ ${known.join(', ')} }) wants an object, got ${String(given)}`);
  }
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const near = native.near(name, known);
    throw invalid(`sim:parts: ${part} has no option ${name}; ${near ? `did you mean ${near}?` : `it has ${known.join(', ')}`}`);
  }
  const missing = needed.find((name) => given[name] === undefined);
  if (missing) throw invalid(`sim:parts: ${part} needs ${missing}, such as new ${part}({ ${missing}: … })`);
  return { ...others, ...given };
}

/** A control that slides. */
const range = (label, [min, max], unit, value, set) =>
  ({ kind: 'range', label, min, max, step: (max - min) % 1 === 0 && max - min > 10 ? 1 : 0.01, unit, value, set });

/** A control that breaks something while it is on. */
const fault = (label, value, set) => ({ kind: 'switch', label, fault: true, value, set });

/** Of a chip on an I2C bus, as people write it. */
const hex = (address) => `0x${address.toString(16)}`;

module.exports = { fault, hex, options, range };
