'use strict';
// node:querystring.

function unescapeBuffer(text) {
  return Buffer.from(text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
}

const querystring = {
  unescapeBuffer(text) {
    // Letters beyond ASCII count as their UTF-8 bytes.
    return unescapeBuffer(Buffer.from(`${text}`).toString('latin1'));
  },

  unescape(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return querystring.unescapeBuffer(text).toString();
    }
  },

  escape(text) {
    let all = text;
    if (typeof all !== 'string') all = typeof all === 'object' ? String(all) : `${all}`;
    if (!all.isWellFormed()) throw require('internal:errors').make(URIError, 'ERR_INVALID_URI', 'URI malformed');
    return encodeURIComponent(all);
  },

  stringify(object, separator, equals, options) {
    const sep = separator || '&';
    const eq = equals || '=';
    const escape = typeof options?.encodeURIComponent === 'function' ? options.encodeURIComponent : querystring.escape;
    if (object === null || typeof object !== 'object') return '';
    const text = (value) => {
      if (typeof value === 'string') return escape(value);
      if (typeof value === 'number') return Number.isFinite(value) ? escape(`${value}`) : '';
      return typeof value === 'bigint' || typeof value === 'boolean' ? escape(`${value}`) : '';
    };
    const fields = [];
    for (const key of Object.keys(object)) {
      const name = escape(key) + eq;
      for (const value of [object[key]].flat(1)) fields.push(name + text(value));
    }
    return fields.join(sep);
  },

  parse(text, separator, equals, options) {
    const result = { __proto__: null };
    if (typeof text !== 'string' || text.length === 0) return result;
    const sep = separator ? `${separator}` : '&';
    const eq = equals ? `${equals}` : '=';
    const max = typeof options?.maxKeys === 'number' ? options.maxKeys : 1000;
    const custom = typeof options?.decodeURIComponent === 'function' ? options.decodeURIComponent : querystring.unescape;
    const decode = (part) => {
      const spaced = part.replaceAll('+', '%20');
      if (!spaced.includes('%') && custom === querystring.unescape) return spaced;
      try {
        return custom(spaced);
      } catch {
        return querystring.unescape(spaced);
      }
    };
    const pairs = text.split(sep).filter((pair) => pair !== '');
    for (const pair of max > 0 ? pairs.slice(0, max) : pairs) {
      const at = pair.indexOf(eq);
      const key = decode(at < 0 ? pair : pair.slice(0, at));
      const value = at < 0 ? '' : decode(pair.slice(at + eq.length));
      if (!(key in result)) result[key] = value;
      else if (Array.isArray(result[key])) result[key].push(value);
      else result[key] = [result[key], value];
    }
    return result;
  },
};
querystring.encode = querystring.stringify;
querystring.decode = querystring.parse;

module.exports = querystring;
