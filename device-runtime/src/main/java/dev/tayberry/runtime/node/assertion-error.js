'use strict';
// AssertionError: what was expected, what came, and where the two part.
const { inspect } = require('internal:inspect');

const HEADS = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  partialDeepStrictEqual: 'Expected values to be partially and strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

const show = (value) => inspect(value, {
  compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, showProxy: false, sorted: true, getters: true, breakLength: Infinity, stacks: false,
});

/** The lines of both, marked with + (came) and - (was expected): a longest common subsequence. */
function diff(actual, expected) {
  if (actual.length * expected.length > 1_000_000) {
    return [...actual.map((line) => ['+', line]), ...expected.map((line) => ['-', line])];
  }
  const same = (i, j) => actual[i] === expected[j] || actual[i] === `${expected[j]},` || `${actual[i]},` === expected[j];
  const lengths = Array.from({ length: actual.length + 1 }, () => new Uint16Array(expected.length + 1));
  for (let i = actual.length - 1; i >= 0; i--) {
    for (let j = expected.length - 1; j >= 0; j--) {
      lengths[i][j] = same(i, j) ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const lines = [];
  let [i, j] = [0, 0];
  while (i < actual.length || j < expected.length) {
    if (i < actual.length && j < expected.length && same(i, j)) {
      lines.push([' ', actual[i]]);
      i++;
      j++;
    } else if (i < actual.length && (j === expected.length || lengths[i + 1][j] >= lengths[i][j + 1])) {
      lines.push(['+', actual[i++]]);
    } else {
      lines.push(['-', expected[j++]]);
    }
  }
  return lines;
}

/** Only what is near a difference. */
function shortened(lines) {
  if (lines.length <= 30) return { text: lines.map((line) => line.join(' ')).join('\n'), skipped: false };
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - 2), i + 3).some(([mark]) => mark !== ' '));
  const kept = [];
  let skipped = false;
  for (let i = 0; i < lines.length; i++) {
    const alone = !near[i] && (near[i - 1] || i === 0) && (near[i + 1] || i === lines.length - 1);
    if (near[i] || alone) kept.push(lines[i].join(' '));
    else if (kept.at(-1) !== '...') {
      kept.push('...');
      skipped = true;
    }
  }
  return { text: kept.join('\n'), skipped };
}

function difference(actual, expected, operator, head) {
  const [a, b] = [show(actual), show(expected)];
  if (a === b) {
    const lines = a.split('\n').slice(0, 50);
    return `${operator === 'strictEqual' ? HEADS.notIdentical : head}\n\n${lines.join('\n')}\n`;
  }
  const simple = !a.includes('\n') && !b.includes('\n') && a !== b;
  const isPlain = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');
  if (simple && isPlain(actual) && isPlain(expected) && a.length + b.length <= 12 && (actual !== 0 || expected !== 0)) {
    return `${head}\n\n${a} !== ${b}\n`;
  }
  const { text, skipped } = shortened(diff(a.split('\n'), b.split('\n')));
  return `${head}\n+ actual - expected${skipped ? '\n... Skipped lines' : ''}\n\n${text}\n`;
}

function unequal(actual, operator) {
  const isObject = (typeof actual === 'object' && actual !== null) || typeof actual === 'function';
  const head = HEADS[operator === 'notStrictEqual' && isObject ? 'notStrictEqualObject' : operator];
  const lines = show(actual).split('\n');
  const text = (lines.length > 50 ? [...lines.slice(0, 46), '...'] : lines).join('\n');
  return lines.length === 1 && lines[0].length < 5 ? `${head} ${text}` : `${head}\n\n${text}\n`;
}

function generated(actual, expected, operator) {
  switch (operator) {
    case 'strictEqual': {
      const objects = [actual, expected].every((one) => (typeof one === 'object' && one !== null) || typeof one === 'function');
      return difference(actual, expected, operator, HEADS[objects ? 'strictEqualObject' : 'strictEqual']);
    }
    case 'deepStrictEqual':
    case 'partialDeepStrictEqual':
      return difference(actual, expected, operator, HEADS[operator]);
    case 'deepEqual': {
      const [a, b] = [show(actual), show(expected)];
      return a === b ? `${HEADS.deepEqual}\n\n${a}\n` : `${HEADS.deepEqual}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`;
    }
    case 'notStrictEqual':
    case 'notDeepStrictEqual':
      return unequal(actual, operator);
    case 'notDeepEqual':
      return `${HEADS.notDeepEqual}\n\n${show(actual)}${`\n\nshould not loosely deep-equal\n\n${show(expected)}`}`;
    default:
      return `${inspect(actual)} ${operator} ${inspect(expected)}`;
  }
}

class AssertionError extends Error {
  constructor(options) {
    require('internal:validators').validateObject(options, 'options');
    const { message, operator, actual, expected, stackStartFn } = options;
    super(message != null ? (operator === 'fail' || typeof message === 'string' ? String(message) : message) : generated(actual, expected, operator));
    this.generatedMessage = message == null;
    Object.defineProperty(this, 'name', { value: 'AssertionError', writable: true, configurable: true, enumerable: false });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    if (stackStartFn) Error.captureStackTrace?.(this, stackStartFn);
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [inspect.custom](depth, options) {
    return inspect(this, { ...options, customInspect: false, depth: 0 });
  }
}

module.exports = { AssertionError };
