'use strict';
// The web's atob and btoa.
const { missingArgs } = require('internal:errors');

function invalid(message) {
  const { DOMException } = require('internal:dom-exception');
  return new DOMException(message, 'InvalidCharacterError');
}

function atob(text) {
  if (arguments.length === 0) throw missingArgs('input');
  const stripped = `${text}`.replace(/[\t\n\f\r ]/g, '');
  const bare = stripped.length % 4 === 0 ? stripped.replace(/==?$/, '') : stripped;
  if (bare.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(bare)) {
    throw invalid('The string to be decoded is not correctly encoded.');
  }
  return Buffer.from(bare, 'base64').toString('latin1');
}

function btoa(text) {
  if (arguments.length === 0) throw missingArgs('input');
  const all = `${text}`;
  if (/[^\0-\xff]/.test(all)) throw invalid('Invalid character');
  return Buffer.from(all, 'latin1').toString('base64');
}

module.exports = { atob, btoa };
