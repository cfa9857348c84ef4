'use strict';
// node:url: the URL class, files as URLs, and the old parse() for libraries that still use it.
const { make, invalidArgType } = require('internal:errors');
const { URL, domainToASCII, domainToUnicode } = require('internal:web-url');

function fileURLToPath(url) {
  const from = typeof url === 'string' ? new URL(url) : url;
  if (typeof from?.href !== 'string' || typeof from.pathname !== 'string') throw invalidArgType('path', ['string', 'URL'], url);
  if (from.protocol !== 'file:') throw make(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
  if (from.hostname !== '') {
    throw make(TypeError, 'ERR_INVALID_FILE_URL_HOST', `File URL host must be "localhost" or empty on ${require('process').platform}`);
  }
  if (/%2f/i.test(from.pathname)) {
    throw Object.assign(make(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters'), { input: from });
  }
  return decodeURIComponent(from.pathname);
}

function pathToFileURL(path) {
  if (typeof path !== 'string') throw invalidArgType('path', 'string', path);
  const whole = require('path').resolve(path) + (path.endsWith('/') && path !== '/' ? '/' : '');
  const escaped = whole.replace(/[%\\\n\r\t?#]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
  return new URL(`file://${escaped}`);
}

function urlToHttpOptions(url) {
  const { hostname, port, username, password, protocol, hash, search, pathname, href } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash, search, pathname,
    path: `${pathname || ''}${search || ''}`,
    href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return options;
}

function formatWebUrl(url, options) {
  if (options !== undefined && (options === null || typeof options !== 'object')) throw invalidArgType('options', 'Object', options);
  const { fragment = true, unicode = false, search = true, auth = true } = options ?? {};
  const shown = new URL(url.href);
  if (!fragment) shown.hash = '';
  if (!search) shown.search = '';
  if (!auth) shown.username = shown.password = '';
  return unicode ? shown.href.replace(shown.hostname, domainToUnicode(shown.hostname)) : shown.href;
}

const legacy = () => require('internal:legacy-url');

module.exports = {
  URL,
  get URLSearchParams() {
    return require('internal:search-params').URLSearchParams;
  },
  domainToASCII,
  domainToUnicode,
  fileURLToPath,
  fileURLToPathBuffer: (url) => Buffer.from(fileURLToPath(url)),
  pathToFileURL,
  urlToHttpOptions,
  format(url, options) {
    if (typeof url === 'string') return legacy().parse(url).format();
    if (url === null || typeof url !== 'object') throw invalidArgType('urlObject', ['Object', 'string'], url);
    return url instanceof URL ? formatWebUrl(url, options) : legacy().Url.prototype.format.call(url);
  },
  parse: (url, query, slashes) => legacy().parse(url, query, slashes),
  resolve: (from, to) => legacy().parse(from, false, true).resolve(to),
  resolveObject: (from, to) => legacy().parse(from, false, true).resolveObject(to),
};

// Not enumerable: naming the exports of this module would load it.
Object.defineProperty(module.exports, 'Url', { get: () => legacy().Url });
