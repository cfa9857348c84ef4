'use strict';
// node:assert.
const { make, invalidArgType, invalidArgValue } = require('internal:errors');
const { AssertionError } = require('internal:assertion-error');
const types = require('util/types');

const compare = (name, a, b) => require('internal:comparisons')[name](a, b);
const inspect = (value) => require('internal:inspect').inspect(value);

function fail(details) {
  if (details.message instanceof Error) throw details.message;
  throw new AssertionError(details);
}

function need(args, count, ...names) {
  if (args.length < count) throw require('internal:errors').missingArgs(...names);
}

function ok(...args) {
  truthy(ok, args);
}

function truthy(stackStartFn, args) {
  const [value, message] = args;
  if (value) return;
  if (args.length === 0) {
    const error = new AssertionError({ message: 'No value argument passed to `assert.ok()`', actual: value, expected: true, operator: '==', stackStartFn });
    error.generatedMessage = true;
    throw error;
  }
  if (message === undefined || message === null) {
    // Node quotes the source line here; the value says as much, and needs no file.
    const error = new AssertionError({ message: `The expression evaluated to a falsy value:\n\n  ${stackStartFn.name === 'ok' ? 'assert.ok' : 'assert'}(${inspect(value)})\n`, actual: value, expected: true, operator: '==', stackStartFn });
    error.generatedMessage = true;
    throw error;
  }
  fail({ message, actual: value, expected: true, operator: '==', stackStartFn });
}

function assert(...args) {
  truthy(assert, args);
}

/** A check of two values; `holds` says whether they are as they should be. */
function check(operator, name, holds) {
  const method = { [name](actual, expected, message) {
    need(arguments, 2, 'actual', 'expected');
    if (!holds(actual, expected)) fail({ actual, expected, message, operator, stackStartFn: method });
  } }[name];
  return method;
}

const loose = (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b)); // eslint-disable-line eqeqeq

Object.assign(assert, {
  ok,
  AssertionError,
  equal: check('==', 'equal', loose),
  notEqual: check('!=', 'notEqual', (a, b) => !loose(a, b)),
  strictEqual: check('strictEqual', 'strictEqual', Object.is),
  notStrictEqual: check('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b)),
  deepEqual: check('deepEqual', 'deepEqual', (a, b) => compare('isDeepEqual', a, b)),
  notDeepEqual: check('notDeepEqual', 'notDeepEqual', (a, b) => !compare('isDeepEqual', a, b)),
  deepStrictEqual: check('deepStrictEqual', 'deepStrictEqual', (a, b) => compare('isDeepStrictEqual', a, b)),
  notDeepStrictEqual: check('notDeepStrictEqual', 'notDeepStrictEqual', (a, b) => !compare('isDeepStrictEqual', a, b)),
  partialDeepStrictEqual: check('partialDeepStrictEqual', 'partialDeepStrictEqual', (a, b) => compare('isPartialStrictEqual', a, b)),

  fail(message) {
    if (message instanceof Error) throw message;
    const error = new AssertionError({ message: message === undefined ? 'Failed' : message, operator: 'fail', stackStartFn: assert.fail });
    error.generatedMessage = message === undefined;
    throw error;
  },

  match: (text, pattern, message) => matches(text, pattern, message, assert.match, 'match'),
  doesNotMatch: (text, pattern, message) => matches(text, pattern, message, assert.doesNotMatch, 'doesNotMatch'),

  throws(block, ...rest) {
    expectError(assert.throws, caught(block), rest);
  },
  async rejects(block, ...rest) {
    expectError(assert.rejects, await rejection(block), rest);
  },
  doesNotThrow(block, ...rest) {
    expectNoError(assert.doesNotThrow, caught(block), rest);
  },
  async doesNotReject(block, ...rest) {
    expectNoError(assert.doesNotReject, await rejection(block), rest);
  },

  ifError(error) {
    if (error === null || error === undefined) return;
    let message = 'ifError got unwanted exception: ';
    if (typeof error === 'object' && typeof error.message === 'string') {
      message += error.message.length === 0 && error.constructor ? error.constructor.name : error.message;
    } else {
      message += inspect(error);
    }
    const wrapped = new AssertionError({ actual: error, expected: null, operator: 'ifError', message, stackStartFn: assert.ifError });
    wrapped.generatedMessage = true;
    throw wrapped;
  },
});

function matches(text, pattern, message, stackStartFn, operator) {
  if (!types.isRegExp(pattern)) throw invalidArgType('regexp', 'RegExp', pattern);
  const wanted = operator === 'match';
  if (typeof text === 'string' && (pattern.exec(text) !== null) === wanted) return;
  if (message instanceof Error) throw message;
  const reason = typeof text !== 'string'
    ? `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`
    : `The input ${wanted ? 'did not match the regular expression' : 'was expected to not match the regular expression'} ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
  const error = new AssertionError({ actual: text, expected: pattern, message: message ?? reason, operator, stackStartFn });
  error.generatedMessage = !message;
  throw error;
}

const NONE = Symbol('nothing was thrown');

function caught(block) {
  if (typeof block !== 'function') throw invalidArgType('fn', 'function', block);
  try {
    block();
  } catch (error) {
    return error;
  }
  return NONE;
}

const isThenable = (value) => typeof value?.then === 'function' && typeof value.catch === 'function';

async function rejection(block) {
  let promise = block;
  if (typeof block === 'function') {
    promise = block();
    if (!isThenable(promise)) {
      throw make(TypeError, 'ERR_INVALID_RETURN_VALUE',
        `Expected instance of Promise to be returned from the "promiseFn" function but got ${describe(promise)}.`);
    }
  } else if (!isThenable(block)) {
    throw invalidArgType('promiseFn', ['function', 'Promise'], block);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NONE;
}

const describe = (value) => (value === undefined || value === null ? `${value}` : value.constructor?.name && typeof value === 'object' ? `an instance of ${value.constructor.name}` : `type ${typeof value}`);

function expectError(stackStartFn, error, [expected, text]) {
  let message = text;
  let wanted = expected;
  if (typeof expected === 'string') {
    if (text !== undefined) throw invalidArgType('error', ['Object', 'Error', 'function', 'RegExp'], expected);
    if (error !== NONE && (error?.message === expected || error === expected)) {
      throw make(TypeError, 'ERR_AMBIGUOUS_ARGUMENT', `The "error/message" argument is ambiguous. The error ${error?.message === expected ? 'message ' : ''}"${expected}" is identical to the message.`);
    }
    [wanted, message] = [undefined, expected];
  } else if (expected !== undefined && expected !== null && typeof expected !== 'object' && typeof expected !== 'function') {
    throw invalidArgType('error', ['Object', 'Error', 'function', 'RegExp'], expected);
  } else if (expected === null) {
    throw invalidArgType('error', ['Object', 'Error', 'function', 'RegExp'], expected);
  }
  if (error === NONE) {
    const details = `${wanted?.name ? ` (${wanted.name})` : ''}${message ? `: ${message}` : '.'}`;
    const what = stackStartFn === assert.rejects ? 'rejection' : 'exception';
    fail({ actual: undefined, expected: wanted, operator: stackStartFn.name, message: `Missing expected ${what}${details}`, stackStartFn });
  }
  if (wanted !== undefined) expectedError(error, wanted, message, stackStartFn);
}

function expectedError(actual, expected, message, stackStartFn) {
  const wrong = (reason) => {
    if (message instanceof Error) throw message;
    const error = new AssertionError({ actual, expected, message: message ?? reason, operator: stackStartFn.name, stackStartFn });
    error.generatedMessage = !message;
    throw error;
  };
  if (typeof expected !== 'function') {
    if (types.isRegExp(expected)) {
      if (!expected.test(String(actual))) wrong(`The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(String(actual))}\n`);
      return;
    }
    sameProperties(actual, expected, message, stackStartFn);
    return;
  }
  if (expected.prototype !== undefined && actual instanceof expected) return;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    const name = typeof actual === 'object' && actual !== null && actual.constructor?.name;
    const received = name ? `Received an instance of "${name}"` : `Received "${inspect(actual)}"`;
    wrong(`The error is expected to be an instance of "${expected.name}". ${received}${actual?.message ? `\n\nError message:\n\n${actual.message}` : ''}`);
  }
  if (Reflect.apply(expected, {}, [actual]) !== true) {
    const error = new AssertionError({
      actual, expected, operator: stackStartFn.name, stackStartFn,
      message: message ?? `The ${expected.name ? `"${expected.name}" ` : ''}validation function is expected to return "true". Received ${inspect(Reflect.apply(expected, {}, [actual]))}${actual instanceof Error ? `\n\nCaught error:\n\n${actual}` : ''}`,
    });
    error.generatedMessage = !message;
    throw error;
  }
}

function sameProperties(actual, expected, message, stackStartFn) {
  if (typeof actual !== 'object' || actual === null) {
    fail({ actual, expected, message: message ?? new AssertionError({ actual, expected, operator: 'deepStrictEqual' }).message, operator: stackStartFn.name, stackStartFn });
  }
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  else if (keys.length === 0) throw invalidArgValue('error', expected, 'may not be an empty object');
  const same = (key) => {
    if (typeof actual[key] === 'string' && types.isRegExp(expected[key]) && expected[key].test(actual[key])) return true;
    return key in actual && compare('isDeepStrictEqual', actual[key], expected[key]);
  };
  if (keys.every(same)) return;
  if (message instanceof Error) throw message;
  // Shows the properties that count, a matching pattern as what it matched.
  class Comparison {
    constructor(from) {
      for (const key of keys) {
        if (!(key in from)) continue;
        const matched = typeof actual[key] === 'string' && types.isRegExp(expected[key]) && expected[key].test(actual[key]);
        this[key] = matched ? actual[key] : from[key];
      }
    }
  }
  const error = new AssertionError({
    actual, expected, operator: stackStartFn.name, stackStartFn,
    message: message ?? new AssertionError({ actual: new Comparison(actual), expected: new Comparison(expected), operator: 'deepStrictEqual' }).message,
  });
  error.generatedMessage = !message;
  throw error;
}

function hasMatch(actual, expected) {
  if (typeof expected !== 'function') {
    if (types.isRegExp(expected)) return expected.test(String(actual));
    throw invalidArgType('expected', ['function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && actual instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return Reflect.apply(expected, {}, [actual]) === true;
}

function expectNoError(stackStartFn, error, [expected, text]) {
  if (error === NONE) return;
  const [wanted, message] = typeof expected === 'string' ? [undefined, expected] : [expected, text];
  if (wanted && !hasMatch(error, wanted)) throw error;
  const what = stackStartFn === assert.doesNotReject ? 'rejection' : 'exception';
  fail({
    actual: error, expected: wanted, operator: stackStartFn.name, stackStartFn,
    message: `Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${error?.message}"`,
  });
}

const strict = Object.assign((...args) => truthy(strict, args), assert, {
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
Object.defineProperty(strict, 'name', { value: 'strict' });
assert.strict = strict;
strict.strict = strict;

module.exports = assert;
