'use strict';
// What readable-stream takes from the npm package abort-controller where there is no global.
module.exports = { AbortController, AbortSignal };
