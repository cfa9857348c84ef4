'use strict';
// Durations as the manifest writes them: 500, '500ms', '10s', '2min'.

const units = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 };

/** In milliseconds. */
module.exports = function milliseconds(duration) {
  if (typeof duration === 'number' && duration >= 0) return duration;
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h)$/.exec(String(duration));
  if (match) return Number(match[1]) * units[match[2]];
  const error = new TypeError(
    `a duration is a number of milliseconds or a text like '500ms', '10s', '2min', got ${String(duration)}`);
  error.code = 'ERR_INVALID_ARG_VALUE';
  throw error;
};
