'use strict';
// What a person reads of an error that nobody caught. It may be any value.

const { isNativeError } = require('node:util/types');
const { inspect } = require('internal:inspect');

module.exports = function describe(thrown, promised) {
  if (!isNativeError(thrown)) return `Uncaught${promised ? ' (in a promise)' : ''} ${inspect(thrown)}`;
  // Brackets are for errors within other values.
  let text = inspect(thrown).replace(/^\[(.*)\]$/s, '$1');
  if (typeof thrown.code !== 'string') return text;
  // The code belongs to the name; braces for it alone would be a line too many.
  text = text.replace(/ \{\n {2}code: '[^'\n]*'\n\}$/, '');
  return text.includes(thrown.code) ? text : text.replace(/^(\w*Error)(?=:|$)/m, (name) => `${name} [${thrown.code}]`);
};
