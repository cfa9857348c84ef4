'use strict';
// What inspect() shows of each kind of object: a base text, braces, entries.
const types = require('util/types');
const { formatValue, formatPrimitive, prefix } = require('internal:inspect-values');

/** A text, or { base, braces, entries, isList, keys, empty }. */
function shapeOf(value, about) {
  const { context, keys, name, tag } = about;
  if (Array.isArray(value)) return list(value, about, 'Array', name !== 'Array' || tag ? prefix(name, tag, 'Array', `(${value.length})`) : '');
  if (typeof value === 'function') return based(context, functionText(value, name, tag), keys, 'special');
  if (types.isTypedArray(value)) {
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    const fallback = types.isUint8Array(value) ? 'Uint8Array' : kind;
    return list(value, about, fallback, prefix(name, tag, fallback, `(${value.length})`));
  }
  if (types.isSet(value)) {
    return { ...braced(`${prefix(name, tag, 'Set', `(${value.size})`)}`), entries: () => setEntries(context, Set.prototype.values.call(value)) };
  }
  if (types.isMap(value)) {
    return { ...braced(`${prefix(name, tag, 'Map', `(${value.size})`)}`), entries: () => mapEntries(context, Map.prototype.entries.call(value)) };
  }
  if (types.isArgumentsObject(value)) return braced('[Arguments] ');
  if (types.isRegExp(value)) {
    const text = RegExp.prototype.toString.call(name === null ? new RegExp(value) : value);
    const before = prefix(name, tag, 'RegExp');
    return based(context, before === 'RegExp ' ? text : before + text, keys, 'regexp');
  }
  if (types.isDate(value)) {
    const text = Number.isNaN(Date.prototype.getTime.call(value)) ? Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
    const before = prefix(name, tag, 'Date');
    return based(context, before === 'Date ' ? text : before + text, keys, 'date');
  }
  if (types.isNativeError(value) || value instanceof Error) return require('internal:error-text').errorShape(value, about);
  if (types.isAnyArrayBuffer(value)) return arrayBuffer(value, about);
  if (types.isDataView(value)) {
    const inner = ['byteLength', 'byteOffset', 'buffer'];
    return { ...braced(prefix(name, tag, 'DataView')), entries: (level) => inner.map((key) => `${key}: ${nested(context, value[key], level)}`) };
  }
  if (types.isPromise(value)) return braced(prefix(name, tag, 'Promise'));
  if (types.isWeakSet(value) || types.isWeakMap(value)) {
    const kind = types.isWeakSet(value) ? 'WeakSet' : 'WeakMap';
    return { ...braced(prefix(name, tag, kind)), entries: () => [context.stylize('<items unknown>', 'special')] };
  }
  if (types.isModuleNamespaceObject(value)) return braced('[Module: null prototype] ');
  if (types.isBoxedPrimitive(value)) return boxed(value, about);
  if (types.isMapIterator(value) || types.isSetIterator(value)) return braced(`[${tag}] `);
  return plainObject(value, about);
}

const braced = (before) => ({ braces: [`${before}{`, '}'], empty: `${before}{}` });

function based(context, text, keys, style) {
  if (keys.length === 0) return context.stylize(text, style);
  return { base: context.stylize(text, style), braces: ['{', '}'] };
}

function plainObject(value, { keys, name, tag }) {
  if (types.isGeneratorObject(value)) return braced(`${prefix(name, tag, tag)}`.replace(/^Generator \[Generator\]/, 'Object [Generator]'));
  const before = name === 'Object' && tag === '' ? '' : prefix(name, tag, 'Object');
  const shape = braced(before);
  return keys.length === 0 && before === '' ? '{}' : shape;
}

function nested(context, value, level) {
  context.indentation += 2;
  const text = formatValue(context, value, level);
  context.indentation -= 2;
  return text;
}

function list(value, { context, keys }, fallback, before) {
  const entries = (level) => {
    const output = [];
    const shown = Math.min(Math.max(0, context.maxArrayLength), value.length);
    let i = 0;
    while (i < value.length && output.length < shown) {
      if (!Object.hasOwn(value, i)) {
        const start = i;
        while (i < value.length && !Object.hasOwn(value, i)) i++;
        const count = i - start;
        output.push(context.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined'));
      } else {
        output.push(nested(context, value[i++], level));
      }
    }
    const more = value.length - i;
    if (more > 0) output.push(`... ${more} more item${more > 1 ? 's' : ''}`);
    return output;
  };
  return { braces: [`${before}[`, ']'], empty: `${before}[]`, entries, isList: true, keys };
}

function limited(context, iterator, format) {
  const output = [];
  let more = 0;
  context.indentation += 2;
  for (const entry of iterator) {
    if (output.length < context.maxArrayLength) output.push(format(entry));
    else more++;
  }
  context.indentation -= 2;
  if (more > 0) output.push(`... ${more} more item${more > 1 ? 's' : ''}`);
  return output;
}

const setEntries = (context, values) => limited(context, values, (value) => formatValue(context, value, context.currentDepth + 1));

function mapEntries(context, entries) {
  const level = context.currentDepth + 1;
  return limited(context, entries, ([key, value]) => `${formatValue(context, key, level)} => ${formatValue(context, value, level)}`);
}

function functionText(value, name, tag) {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith('class') && source.endsWith('}')) {
    const own = Object.hasOwn(value, 'name') ? value.name : '';
    const parent = Object.getPrototypeOf(value);
    const extension = parent?.name ? ` extends ${parent.name}` : parent === null ? ' extends [null prototype]' : '';
    return `[class ${own || '(anonymous)'}${name !== 'Function' && name !== null ? ` [${name}]` : ''}${tag && name !== tag ? ` [${tag}]` : ''}${extension}]`;
  }
  const kind = `${types.isAsyncFunction(value) ? 'Async' : ''}${types.isGeneratorFunction(value) ? 'Generator' : ''}Function`;
  let text = `[${kind}${name === null ? ' (null prototype)' : ''}${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
  if (name !== null && name !== kind && name !== 'Function') text += ` ${name}`;
  if (tag !== '' && name !== tag) text += ` [${tag}]`;
  return text;
}

function arrayBuffer(value, { context, name, tag, typed }) {
  const fallback = types.isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer';
  const before = prefix(name, tag, fallback);
  if (typed) return { ...braced(before), entries: () => [`byteLength: ${formatPrimitive(context, value.byteLength)}`] };
  const contents = () => {
    const bytes = new Uint8Array(value, 0, Math.min(Math.max(0, context.maxArrayLength), value.byteLength));
    const more = value.byteLength - bytes.length;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return `<${hex}${more > 0 ? ` ... ${more} more byte${more > 1 ? 's' : ''}` : ''}>`;
  };
  const length = () => `byteLength: ${formatPrimitive(context, value.byteLength)}`;
  return { ...braced(before), entries: () => [`[Uint8Contents]: ${contents()}`.replace('[Uint8Contents]', context.stylize('[Uint8Contents]', 'special')), length()] };
}

function boxed(value, { context, keys, name, tag }) {
  const kind = ['Number', 'String', 'Boolean', 'BigInt', 'Symbol'].find((one) => types[`is${one}Object`](value));
  const inner = globalThis[kind].prototype.valueOf.call(value);
  let base = `[${kind}`;
  if (kind !== name) base += name === null ? ' (null prototype)' : ` (${name})`;
  base += `: ${formatPrimitive({ ...context, stylize: (text) => text, colors: false }, inner)}]`;
  if (tag !== '' && tag !== name) base += ` [${tag}]`;
  const shown = kind === 'String' ? keys.filter((key) => typeof key === 'symbol' || !/^\d+$/.test(key)) : keys;
  if (shown.length === 0) return context.stylize(base, kind.toLowerCase());
  return { base, braces: ['{', '}'], keys: shown };
}

module.exports = { shapeOf };
