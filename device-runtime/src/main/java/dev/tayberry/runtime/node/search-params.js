'use strict';
// URLSearchParams: a query as a list of pairs.
const { make, missingArgs } = require('internal:errors');

/** As forms do it: a plus is a space, and what is no UTF-8 becomes the replacement character. */
function decode(text) {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return require('querystring').unescapeBuffer(spaced).toString();
  }
}

function encode(text) {
  return encodeURIComponent(text.isWellFormed() ? text : text.toWellFormed())
    .replace(/[!'()~]|%20/g, (found) => (found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`));
}

function parse(query) {
  return query.split('&').filter(Boolean).map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
  });
}

function pairs(init) {
  if (init === undefined || init === null) return [];
  if (typeof init !== 'object' && typeof init !== 'function') {
    const text = `${init}`;
    return parse(text.startsWith('?') ? text.slice(1) : text);
  }
  const iterate = init[Symbol.iterator];
  if (iterate !== undefined && iterate !== null) {
    if (typeof iterate !== 'function') throw make(TypeError, 'ERR_ARG_NOT_ITERABLE', 'Query pairs must be iterable');
    return Array.from(init, (pair) => {
      const isPair = pair !== null && (typeof pair === 'object' || typeof pair === 'function') && typeof pair[Symbol.iterator] === 'function';
      const both = isPair ? [...pair] : [];
      if (both.length !== 2) throw make(TypeError, 'ERR_INVALID_TUPLE', 'Each query pair must be an iterable [name, value] tuple');
      return [text(both[0]), text(both[1])];
    });
  }
  return Reflect.ownKeys(init).filter((key) => Object.prototype.propertyIsEnumerable.call(init, key))
    .map((key) => [text(key), text(init[key])]);
}

// Half of a surrogate pair is no text.
const text = (value) => `${value}`.toWellFormed();

class URLSearchParams {
  #list;
  #changed = () => {};

  constructor(init = undefined) {
    this.#list = pairs(init);
  }

  static bind(params, changed) {
    params.#changed = changed;
    return (query) => {
      params.#list = parse(query);
    };
  }

  get size() {
    return this.#list.length;
  }

  append(name, value) {
    if (arguments.length < 2) throw missingArgs('name', 'value');
    this.#list.push([text(name), text(value)]);
    this.#changed(this);
  }

  delete(name, value = undefined) {
    if (arguments.length < 1) throw missingArgs('name');
    const [key, only] = [text(name), value === undefined ? undefined : text(value)];
    this.#list = this.#list.filter(([n, v]) => n !== key || (only !== undefined && v !== only));
    this.#changed(this);
  }

  get(name) {
    if (arguments.length < 1) throw missingArgs('name');
    const key = text(name);
    return this.#list.find(([n]) => n === key)?.[1] ?? null;
  }

  getAll(name) {
    if (arguments.length < 1) throw missingArgs('name');
    const key = text(name);
    return this.#list.filter(([n]) => n === key).map(([, value]) => value);
  }

  has(name, value = undefined) {
    if (arguments.length < 1) throw missingArgs('name');
    const [key, only] = [text(name), value === undefined ? undefined : text(value)];
    return this.#list.some(([n, v]) => n === key && (only === undefined || v === only));
  }

  set(name, value) {
    if (arguments.length < 2) throw missingArgs('name', 'value');
    const [key, now] = [text(name), text(value)];
    const first = this.#list.findIndex(([n]) => n === key);
    if (first < 0) this.#list.push([key, now]);
    else this.#list = this.#list.filter(([n], i) => n !== key || i === first).map((pair, i) => (i === first ? [key, now] : pair));
    this.#changed(this);
  }

  sort() {
    this.#list.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#changed(this);
  }

  forEach(callback, thisArg = undefined) {
    require('internal:validators').validateFunction(callback, 'callback');
    for (const [name, value] of this) callback.call(thisArg, value, name, this);
  }

  *entries() {
    // The list may change meanwhile.
    for (let i = 0; i < this.#list.length; i++) yield [...this.#list[i]];
  }

  *keys() {
    for (let i = 0; i < this.#list.length; i++) yield this.#list[i][0];
  }

  *values() {
    for (let i = 0; i < this.#list.length; i++) yield this.#list[i][1];
  }

  toString() {
    return this.#list.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    if (depth < 0) return '[Object]';
    const shown = this.#list.map(([name, value]) => `${inspect(name, options)} => ${inspect(value, options)}`);
    return shown.length === 0 ? 'URLSearchParams {}' : `URLSearchParams { ${shown.join(', ')} }`;
  }
}

Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: URLSearchParams.prototype.entries, writable: true, configurable: true });
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, { value: 'URLSearchParams', configurable: true });

const { bind } = URLSearchParams;
delete URLSearchParams.bind;
module.exports = { URLSearchParams, bind };
