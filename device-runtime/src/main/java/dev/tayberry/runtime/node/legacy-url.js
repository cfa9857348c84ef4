'use strict';
// url.parse(), url.format() and url.resolve() of old: lenient, and kept for old libraries.
const { invalidArgType, make } = require('internal:errors');

const SLASHED = new Set(['http:', 'https:', 'ftp:', 'file:', 'ws:', 'wss:', 'gopher:']);
const FIELDS = ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href'];
const escape = (text, pattern) => text.replace(pattern, (found) => encodeURIComponent(found).replace(/^'$/, '%27'));

function Url() {
  for (const field of FIELDS) this[field] = null;
}

function parse(url, parseQuery = false, slashesDenoteHost = false) {
  if (url instanceof Url) return url;
  const parsed = new Url();
  parsed.parse(url, parseQuery, slashesDenoteHost);
  return parsed;
}

Url.prototype.parse = function (url, parseQuery, slashesDenoteHost) {
  if (typeof url !== 'string') throw invalidArgType('url', 'string', url);
  let rest = url.trim().replace(/^[^?#]*/, (path) => path.replaceAll('\\', '/'));
  const hash = rest.indexOf('#');
  if (hash >= 0) {
    this.hash = escape(rest.slice(hash), /[\s"<>`{}|\\^]/g);
    rest = rest.slice(0, hash);
  }
  const scheme = /^[a-z0-9.+-]+:/i.exec(rest);
  if (scheme) {
    this.protocol = scheme[0].toLowerCase();
    rest = rest.slice(scheme[0].length);
  }
  if ((slashesDenoteHost || scheme || /^\/\/[^@/]+@[^@/]+/.test(rest)) && rest.startsWith('//') && this.protocol !== 'javascript:') {
    this.slashes = true;
    rest = rest.slice(2);
  }
  if (this.slashes || (this.protocol && SLASHED.has(this.protocol) && this.protocol !== 'file:' && rest !== '' && this.slashes)) {
    rest = this.takeHost(rest, url);
  }
  const question = rest.indexOf('?');
  if (question >= 0) {
    this.search = escape(rest.slice(question), /[\s"'<>`{}|\\^]/g);
    this.query = this.search.slice(1);
    rest = rest.slice(0, question);
  }
  if (parseQuery) {
    this.search ??= '';
    this.query = require('querystring').parse(this.query ?? '');
  }
  this.pathname = rest ? escape(rest, /[\s"'<>`{}|\\^]/g) : null;
  if (this.slashes && SLASHED.has(this.protocol) && this.hostname !== null && !this.pathname) this.pathname = '/';
  if (this.pathname || this.search) this.path = (this.pathname ?? '') + (this.search ?? '');
  this.href = this.format();
};

Url.prototype.takeHost = function (rest, url) {
  const end = rest.search(/[/?#]/);
  let authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  if (at >= 0) {
    this.auth = decodeURIComponent(authority.slice(0, at));
    authority = authority.slice(at + 1);
  }
  const port = /:(\d*)$/.exec(authority);
  if (port) {
    if (port[1] !== '') this.port = port[1];
    authority = authority.slice(0, port.index);
  }
  const isIpv6 = authority.startsWith('[') && authority.endsWith(']');
  if (/[\s<>"`{}|\\^%]/.test(authority)) throw Object.assign(make(TypeError, 'ERR_INVALID_URL', 'Invalid URL'), { input: url });
  const name = isIpv6 ? authority.slice(1, -1) : authority;
  // eslint-disable-next-line no-control-regex -- ASCII is what needs no encoding
  this.hostname = /^[\x00-\x7f]*$/.test(name) ? name.toLowerCase() : require('internal:web-url').domainToASCII(name);
  this.host = (isIpv6 ? `[${this.hostname}]` : this.hostname) + (this.port ? `:${this.port}` : '');
  return end < 0 ? '' : rest.slice(end);
};

Url.prototype.format = function () {
  let auth = this.auth ?? '';
  if (auth) auth = `${encodeURIComponent(auth).replace(/%3A/i, ':')}@`;
  let protocol = this.protocol ?? '';
  if (protocol && !protocol.endsWith(':')) protocol += ':';
  let host = '';
  if (this.host) host = auth + this.host;
  else if (this.hostname) {
    const isIpv6 = this.hostname.includes(':') && !this.hostname.startsWith('[');
    host = auth + (isIpv6 ? `[${this.hostname}]` : this.hostname) + (this.port ? `:${this.port}` : '');
  }
  let query = '';
  if (this.query !== null && typeof this.query === 'object') query = require('querystring').stringify(this.query);
  let search = this.search || (query && `?${query}`) || '';
  if (search && !search.startsWith('?')) search = `?${search}`;
  let hash = this.hash ?? '';
  if (hash && !hash.startsWith('#')) hash = `#${hash}`;
  let pathname = (this.pathname ?? '').replace(/[?#]/g, encodeURIComponent);
  if (this.slashes || SLASHED.has(protocol)) {
    if (this.slashes || host || protocol === 'file:') {
      if (host && pathname && !pathname.startsWith('/')) pathname = `/${pathname}`;
      if (protocol !== '' || host) host = `//${host}`;
    }
  }
  return protocol + host + pathname + search.replaceAll('#', '%23') + hash;
};

Url.prototype.resolve = function (relative) {
  return this.resolveObject(parse(relative, false, true)).format();
};

Url.prototype.resolveObject = function (relative) {
  const to = typeof relative === 'string' ? parse(relative, false, true) : relative;
  const result = Object.assign(new Url(), this);
  result.hash = to.hash;
  if (to.href === '') {
    result.href = result.format();
    return result;
  }
  if (to.protocol && to.protocol !== this.protocol) return Object.assign(new Url(), to, { href: to.format() });
  if (to.host || (to.slashes && to.protocol !== this.protocol)) {
    Object.assign(result, { auth: to.auth, host: to.host, hostname: to.hostname, port: to.port, slashes: to.slashes });
    result.pathname = to.pathname ? fold('', to.pathname) : to.pathname;
    result.search = to.search;
    result.query = to.query;
  } else if (to.pathname) {
    result.pathname = fold(this.host && !this.pathname ? '/' : (this.pathname ?? ''), to.pathname);
    result.search = to.search;
    result.query = to.query;
  } else if (to.search) {
    result.search = to.search;
    result.query = to.query;
  }
  if (result.host && !result.pathname) result.pathname = SLASHED.has(result.protocol) ? '/' : null;
  result.path = result.pathname || result.search ? (result.pathname ?? '') + (result.search ?? '') : null;
  result.href = result.format();
  return result;
};

/** The relative path on top of the base's, with its dots worked off. */
function fold(base, relative) {
  const joined = relative.startsWith('/') ? relative : base.slice(0, base.lastIndexOf('/') + 1) + relative;
  const rooted = joined.startsWith('/');
  const parts = joined.split('/');
  const last = parts.at(-1);
  const kept = [];
  for (const part of parts.slice(rooted ? 1 : 0)) {
    if (part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push('..');
  }
  if ((last === '.' || last === '..') && kept.at(-1) !== '') kept.push('');
  return (rooted ? '/' : '') + kept.join('/');
}

module.exports = { Url, parse };
