'use strict';
// The work of util.inspect: values as text, in Node's own shapes.
const types = require('util/types');
const { inspect, custom, defaults } = require('internal:inspect');
const { STYLES, quote, join } = require('internal:layout');

const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

function plain(text) {
  return text;
}

function colored(text, style) {
  const color = STYLES[inspect.styles[style]];
  return color ? `\u001b[${color[0]}m${text}\u001b[${color[1]}m` : text;
}

function formatValue(context, value, level, typed = false) {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return formatPrimitive(context, value);
  if (context.customInspect) {
    const own = value[custom];
    if (typeof own === 'function' && own !== inspect && value.constructor?.prototype !== value) {
      const { stylize, ...rest } = context.userOptions ?? {};
      const depth = context.depth - level;
      const result = own.call(value, depth, { ...publicOptions(context), ...rest, depth, stylize: context.stylize }, inspect);
      if (result !== value) {
        return typeof result === 'string'
          ? result.replaceAll('\n', `\n${' '.repeat(context.indentation)}`)
          : formatValue(context, result, level);
      }
    }
  }
  if (context.seen.includes(value)) {
    context.circular ??= new Map();
    if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
    return context.stylize(`[Circular *${context.circular.get(value)}]`, 'special');
  }
  return formatObject(context, value, level, typed);
}

function publicOptions(context) {
  return Object.fromEntries(Object.keys(defaults).map((key) => [key, context[key]]));
}

function formatNumber(context, text) {
  if (!context.numericSeparator) return text;
  const [, sign, whole, rest] = /^(-?)(\d+)(.*)$/.exec(text) ?? [text, '', '', text];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '_');
  return sign + grouped + rest.replace(/^\.(\d+)/, (_, digits) => `.${digits.replace(/(\d{3})(?=\d)/g, '$1_')}`);
}

function formatPrimitive(context, value) {
  switch (typeof value) {
    case 'string': {
      let more = '';
      let text = value;
      if (text.length > context.maxStringLength) {
        const rest = text.length - context.maxStringLength;
        text = text.slice(0, context.maxStringLength);
        more = `... ${rest} more character${rest > 1 ? 's' : ''}`;
      }
      if (context.compact !== true && text.length > 16 && text.length > context.breakLength - context.indentation - 4) {
        const lines = text.split(/(?<=\n)/).map((line) => context.stylize(quote(line), 'string'));
        return lines.join(` +\n${' '.repeat(context.indentation + 2)}`) + more;
      }
      return context.stylize(quote(text), 'string') + more;
    }
    case 'number':
      return context.stylize(Object.is(value, -0) ? '-0' : formatNumber(context, String(value)), 'number');
    case 'bigint':
      return context.stylize(`${formatNumber(context, String(value))}n`, 'bigint');
    case 'symbol':
      return context.stylize(symbolText(value), 'symbol');
    case 'boolean':
      return context.stylize(String(value), 'boolean');
    default:
      return value === null ? context.stylize('null', 'null') : context.stylize('undefined', 'undefined');
  }
}

function symbolText(symbol) {
  const text = Symbol.prototype.toString.call(symbol);
  return text.replace(/[\n\t\r\b\f]/g, (found) => quote(found).slice(1, -1));
}

function constructorName(value) {
  for (let at = value, depth = 0; at !== null; at = Object.getPrototypeOf(at), depth++) {
    const own = Object.getOwnPropertyDescriptor(at, 'constructor');
    if (typeof own?.value === 'function' && own.value.name !== '' && (depth > 0 || at !== own.value.prototype) && inherits(value, own.value)) {
      return String(own.value.name);
    }
  }
  return null;
}

function inherits(value, Class) {
  try {
    return value instanceof Class;
  } catch {
    return false;
  }
}

function keysOf(context, value) {
  const symbols = Object.getOwnPropertySymbols(value);
  if (context.showHidden) return [...Object.getOwnPropertyNames(value), ...symbols];
  let keys;
  try {
    keys = Object.keys(value);
  } catch {
    // A module's names may not be initialised yet.
    keys = Object.getOwnPropertyNames(value);
  }
  return keys.concat(symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key)));
}

/** How the kind of object that value is shows itself: braces, a base text, entries of its own. */
function formatObject(context, value, level, typed) {
  const name = constructorName(value);
  let tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '' || tag === name || Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag)) tag = '';
  const isTyped = types.isTypedArray(value);
  // Naming all the indexes of a long typed array takes long, and it seldom has another key.
  let keys = isTyped && value.length > 1000 ? [] : keysOf(context, value);
  if (isTyped || Array.isArray(value)) keys = keys.filter((key) => typeof key === 'symbol' || !/^(0|[1-9]\d*)$/.test(key) || Number(key) >= 2 ** 32 - 1);
  const shape = require('internal:shapes').shapeOf(value, { context, keys, name, tag, typed });
  if (typeof shape === 'string') return shape;
  const { base = '', braces, entries, isList = false } = shape;
  keys = shape.keys ?? keys;

  // What is empty says so at any depth.
  if (keys.length === 0 && ((isList && value.length === 0) || value.size === 0)) return shape.empty ?? base;
  if (level > context.depth) {
    const label = prefix(name, tag, Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
    return context.stylize(`[${name === null ? label : name === 'Object' && tag ? label : tag ? label : name}]`, 'special');
  }
  context.seen.push(value);
  context.currentDepth = level;
  let output;
  try {
    output = entries ? entries(level + 1) : [];
    for (const key of keys) output.push(formatProperty(context, value, level + 1, key, isList));
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/.test(error.message)) throw error;
    return context.stylize(`[${name ?? tag}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  context.seen.pop();
  if (context.sorted) {
    const order = context.sorted === true ? undefined : context.sorted;
    if (isList) output.push(...output.splice(output.length - keys.length).sort(order));
    else output.sort(order);
  }
  let reference = '';
  if (context.circular?.has(value)) {
    reference = context.stylize(`<ref *${context.circular.get(value)}>`, 'special') + ' ';
  }
  if (output.length === 0) return reference + (shape.empty ?? base ?? `${braces[0]}${braces[1]}`);
  const marked = reference && context.compact === true ? base : reference + base;
  if (base) return join(context, output, marked, braces, isList, level, value);
  return join(context, output, '', [reference + braces[0], braces[1]], isList, level, isList ? value : undefined);
}

function prefix(name, tag, fallback, size = '') {
  if (name === null) {
    return tag !== '' && fallback !== tag ? `[${fallback}${size}: null prototype] [${tag}] ` : `[${fallback}${size}: null prototype] `;
  }
  return tag !== '' && name !== tag ? `${name}${size} [${tag}] ` : `${name}${size} `;
}

function formatProperty(context, value, level, key, isList) {
  const own = Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
  let text;
  if ('value' in own) {
    const indent = context.compact !== true || isList ? 2 : 3;
    context.indentation += indent;
    text = formatValue(context, own.value, level);
    context.indentation -= indent;
  } else if (own.get) {
    const label = own.set ? 'Getter/Setter' : 'Getter';
    text = context.stylize(`[${label}]`, 'special');
    if (context.getters === true || (context.getters === 'get' && !own.set) || (context.getters === 'set' && own.set)) {
      text = readGetter(context, value, own, label, level);
    }
  } else {
    text = context.stylize(own.set ? '[Setter]' : 'undefined', own.set ? 'special' : 'undefined');
  }
  return `${keyText(context, key, own.enumerable)}: ${text}`;
}

function readGetter(context, value, own, label, level) {
  try {
    const read = own.get.call(value);
    const text = formatValue(context, read, level);
    return typeof read === 'object' && read !== null
      ? `${context.stylize(`[${label}]`, 'special')} ${text}`
      : `${context.stylize(`[${label}:`, 'special')} ${text}${context.stylize(']', 'special')}`;
  } catch (error) {
    return context.stylize(`[${label}: <Inspection threw (${error.message})>]`, 'special');
  }
}

function keyText(context, key, enumerable) {
  if (typeof key === 'symbol') return enumerable ? `[${context.stylize(symbolText(key), 'symbol')}]` : `[${context.stylize(symbolText(key), 'symbol')}]`;
  if (key === '__proto__') return "['__proto__']";
  if (!enumerable) return `[${key.replace(/[\n\t\r\b\f]/g, (found) => quote(found).slice(1, -1))}]`;
  return IDENTIFIER.test(key) ? context.stylize(key, 'name') : context.stylize(quote(key), 'string');
}

module.exports = { formatValue, formatPrimitive, formatProperty, prefix, plain, colored };
