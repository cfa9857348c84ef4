'use strict';

/** Runs the callback once what is running has come to its end; its error is uncaught. */
function queueMicrotask(callback) {
  require('internal:validators').validateFunction(callback, 'callback');
  Promise.resolve().then(() => {
    try {
      callback();
    } catch (error) {
      require('node:process').nextTick(() => {
        throw error;
      });
    }
  });
}

module.exports = { queueMicrotask };
