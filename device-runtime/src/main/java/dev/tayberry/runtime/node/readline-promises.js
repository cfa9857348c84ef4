'use strict';
// node:readline/promises.
const { Lines } = require('internal:lines');

class Interface extends Lines {
  question(query, options) {
    return this.answer(query, options);
  }
}

module.exports = { Interface, createInterface: (...args) => new Interface(...args) };
