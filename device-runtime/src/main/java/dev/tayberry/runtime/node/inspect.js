'use strict';
// util.inspect's front: light, since util and assert have it; the work loads with the first value.

const custom = Symbol.for('nodejs.util.inspect.custom');

const defaults = {
  showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100,
  maxStringLength: 10000, breakLength: 128, compact: 3, sorted: false, getters: false, numericSeparator: false,
};

function inspect(value, options, ...legacy) {
  const values = require('internal:inspect-values');
  const context = { seen: [], currentDepth: 0, indentation: 0, circular: undefined, userOptions: undefined, ...inspect.defaultOptions };
  context.stylize = values.plain;
  context.breakLength = inspect.defaultOptions.breakLength === defaults.breakLength ? 80 : inspect.defaultOptions.breakLength;
  if (typeof options === 'boolean') context.showHidden = options;
  else if (options) {
    for (const key of Object.keys(options)) if (key in defaults || key === 'stylize' || key === 'stacks') context[key] = options[key];
    context.userOptions = options;
  }
  if (typeof options === 'boolean' || (options === undefined && legacy.length > 0)) {
    if (legacy[0] !== undefined) context.depth = legacy[0];
    if (legacy[1] !== undefined) context.colors = legacy[1];
  }
  if (context.colors) context.stylize = values.colored;
  context.maxArrayLength ??= Infinity;
  context.maxStringLength ??= Infinity;
  context.depth ??= Infinity;
  return values.formatValue(context, value, 0);
}

inspect.custom = custom;
inspect.styles = Object.assign({ __proto__: null }, {
  special: 'cyan', number: 'yellow', bigint: 'yellow', boolean: 'yellow', undefined: 'grey', null: 'bold', string: 'green',
  symbol: 'green', date: 'magenta', regexp: 'red', module: 'underline',
});
const defaultOptions = { ...defaults };
Object.defineProperties(inspect, {
  defaultOptions: {
    get: () => defaultOptions,
    set(options) {
      require('internal:validators').validateObject(options, 'options');
      Object.assign(defaultOptions, options);
    },
  },
  colors: { get: () => require('internal:layout').STYLES, enumerable: true, configurable: true },
});

module.exports = { inspect, custom, defaults };
