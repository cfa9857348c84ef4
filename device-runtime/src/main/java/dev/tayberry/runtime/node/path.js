'use strict';
// The POSIX half of Node's path: devices and rigs run Linux or macOS. There is no path.win32.

function check(path, name) {
  if (typeof path !== 'string') throw require('internal:errors').invalidArgType(name, 'string', path);
}

// '..' at the start survives only where there is no root to stop at.
function fold(path, rooted) {
  const kept = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push('..');
  }
  return kept.join('/');
}

const isAbsolute = (path) => {
  check(path, 'path');
  return path.startsWith('/');
};

function normalize(path) {
  check(path, 'path');
  if (path === '') return '.';
  const rooted = path.startsWith('/');
  let folded = fold(path, rooted);
  if (folded === '' && !rooted) folded = '.';
  if (path.endsWith('/') && !(rooted && folded === '')) folded += '/';
  return rooted ? `/${folded}` : folded;
}

function join(...paths) {
  paths.forEach((path) => check(path, 'path'));
  const joined = paths.filter((path) => path !== '').join('/');
  return joined === '' ? '.' : normalize(joined);
}

function resolve(...paths) {
  let resolved = '';
  for (let i = paths.length - 1; i >= 0 && !resolved.startsWith('/'); i--) {
    check(paths[i], `paths[${i}]`);
    if (paths[i] !== '') resolved = resolved === '' ? paths[i] : `${paths[i]}/${resolved}`;
  }
  if (!resolved.startsWith('/')) resolved = `${require('process').cwd()}/${resolved}`;
  return `/${fold(resolved, true)}`;
}

function relative(from, to) {
  check(from, 'from');
  check(to, 'to');
  if (from === to) return '';
  const a = resolve(from).split('/').filter(Boolean);
  const b = resolve(to).split('/').filter(Boolean);
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).fill('..'), ...b.slice(same)].join('/');
}

function trimmed(path) {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function dirname(path) {
  check(path, 'path');
  const whole = trimmed(path);
  const slash = whole.lastIndexOf('/');
  if (slash < 0) return '.';
  if (slash === 0) return '/';
  return slash === 1 && whole.startsWith('/') ? '//' : whole.slice(0, slash);
}

function basename(path, suffix) {
  if (suffix !== undefined) check(suffix, 'suffix');
  check(path, 'path');
  const whole = trimmed(path);
  const name = whole.slice(whole.lastIndexOf('/') + 1);
  if (suffix === undefined || suffix === name || !name.endsWith(suffix)) {
    return suffix !== undefined && suffix === name && path === suffix ? '' : name;
  }
  return name.slice(0, name.length - suffix.length);
}

function extname(path) {
  check(path, 'path');
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 || name === '..' ? '' : name.slice(dot);
}

function parse(path) {
  check(path, 'path');
  const root = path.startsWith('/') ? '/' : '';
  const base = basename(path);
  const ext = extname(path);
  const whole = trimmed(path);
  const slash = whole.lastIndexOf('/');
  const dir = slash < 0 ? '' : slash === 0 ? '/' : whole.slice(0, slash);
  return { root, dir: path === '' ? '' : dir, base: base === '/' ? '' : base, ext, name: ext ? base.slice(0, -ext.length) : base === '/' ? '' : base };
}

function format(parts) {
  require('internal:validators').validateObject(parts, 'pathObject');
  const dir = parts.dir || parts.root;
  const ext = parts.ext ? (parts.ext.startsWith('.') ? parts.ext : `.${parts.ext}`) : '';
  const base = parts.base || `${parts.name || ''}${ext}`;
  if (!dir) return base;
  return dir === parts.root ? `${dir}${base}` : `${dir}/${base}`;
}

// *, ** (as a whole part), ?, [abc] and {a,b}: what Node's path.matchesGlob knows.
function globPattern(glob) {
  const token = /\*\*\/|\/\*\*$|\*\*|\*|\?|\[!?[^\]]+\]|\{[^{}]*\}|[.+^$()|\\{}[\]]/g;
  const source = glob.replace(token, (found) => {
    if (found === '**/') return '(?:[^/]+/)*';
    if (found === '/**') return '(?:/.*)?';
    if (found === '**') return '.*';
    if (found === '*') return '[^/]*';
    if (found === '?') return '[^/]';
    if (found.startsWith('[') && found.length > 1) return found.replace('[!', '[^');
    if (found.startsWith('{') && found.length > 1) return `(?:${found.slice(1, -1).split(',').map((one) => globPattern(one)).join('|')})`;
    return `\\${found}`;
  });
  return source;
}

function matchesGlob(path, pattern) {
  check(path, 'path');
  check(pattern, 'pattern');
  return new RegExp(`^${globPattern(normalize(pattern))}$`).test(normalize(path));
}

const path = {
  resolve, normalize, isAbsolute, join, relative,
  toNamespacedPath: (path) => path,
  dirname, basename, extname, format, parse, matchesGlob,
  sep: '/', delimiter: ':',
};
path.posix = path;
module.exports = path;
