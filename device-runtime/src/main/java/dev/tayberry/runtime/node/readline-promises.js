'use strict';
// node:readline/promises.
const { Lines } = require('internal:lines');

class Interface extends Lines {
  question(query, options) {
    return this.answer(query, options);
  }
}

function createInterface(...args) {
  return new Interface(...args);
}

module.exports = { Interface, createInterface };
