'use strict';
// The URL class; Java reads the text.
const { make, missingArgs } = require('internal:errors');

function invalid(input, base) {
  const error = make(TypeError, 'ERR_INVALID_URL', 'Invalid URL');
  error.input = input;
  if (base !== undefined) error.base = base;
  return error;
}

class URL {
  #parts;
  #params;
  #refill;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw missingArgs('url');
    const text = `${input}`;
    const from = base === undefined ? undefined : `${base}`;
    this.#parts = native.parse(text, from);
    if (this.#parts === null) throw invalid(text, from);
  }

  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw missingArgs('url');
    return native.parse(`${input}`, base === undefined ? undefined : `${base}`) !== null;
  }

  static parse(input, base = undefined) {
    return URL.canParse(input, base) ? new URL(input, base) : null;
  }

  #set(part, value) {
    this.#parts = native.set(this.#parts.href, part, `${value}`) ?? this.#parts;
    if (part === 'search') this.#refill?.(this.#parts.search.slice(1));
  }

  get href() {
    return this.#parts.href;
  }

  set href(value) {
    const parts = native.parse(`${value}`, undefined);
    if (parts === null) throw invalid(`${value}`);
    this.#parts = parts;
    this.#refill?.(parts.search.slice(1));
  }

  get origin() {
    const { protocol, host, special, pathname } = this.#parts;
    if (protocol === 'blob:') {
      const inner = native.parse(pathname, undefined);
      return inner?.special && /^https?:$/.test(inner.protocol) ? `${inner.protocol}//${inner.host}` : 'null';
    }
    return special && protocol !== 'file:' ? `${protocol}//${host}` : 'null';
  }

  get searchParams() {
    if (!this.#params) {
      const { URLSearchParams, bind } = require('internal:search-params');
      this.#params = new URLSearchParams(this.search);
      this.#refill = bind(this.#params, (params) => {
        this.#parts = native.set(this.#parts.href, 'search', params.toString()) ?? this.#parts;
      });
    }
    return this.#params;
  }

  toString() {
    return this.href;
  }

  toJSON() {
    return this.href;
  }

  static {
    for (const part of ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']) {
      Object.defineProperty(URL.prototype, part, {
        get() {
          return this.#parts[part];
        },
        set(value) {
          this.#set(part, value);
        },
        enumerable: true,
        configurable: true,
      });
    }
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    if (depth < 0) return this.href;
    const { href, origin, protocol, username, password, host, hostname, port, pathname, search, searchParams, hash } = this;
    const shown = { href, origin, protocol, username, password, host, hostname, port, pathname, search, searchParams, hash };
    return `URL ${inspect(shown, options)}`;
  }
}

for (const name of ['href', 'origin', 'searchParams', 'toString', 'toJSON']) {
  Object.defineProperty(URL.prototype, name, { ...Object.getOwnPropertyDescriptor(URL.prototype, name), enumerable: true });
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });

module.exports = { URL, domainToASCII: (domain) => native.toAscii(`${domain}`), domainToUnicode: (domain) => native.toUnicode(`${domain}`) };
