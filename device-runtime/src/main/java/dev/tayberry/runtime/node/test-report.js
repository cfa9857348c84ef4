'use strict';
// What node:test tells of its tests, and when the file is through.

/** The error as a person reads it: a failed assertion's message is enough, else the stack. */
function errorText(error) {
  if (!(error instanceof Error)) return require('internal:inspect').inspect(error);
  return require('internal:inspect').inspect(error, { depth: 1 });
}

function report(kind, test, { note = null, error } = {}) {
  native.report({
    kind,
    name: test.name,
    nesting: test.nesting,
    suite: Boolean(test.isSuite),
    milliseconds: test.started === undefined ? 0 : performance.now() - test.started,
    note,
    error: error === undefined ? null : errorText(error),
  });
}

module.exports = { report, loaded: () => native.loaded() };
