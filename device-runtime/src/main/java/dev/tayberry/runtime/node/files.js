'use strict';
// What fs and fs/promises share: arguments, errors as Node words them, and each operation once, to
// be run now or later.
const { make, invalidArgType, invalidArgValue, AbortError } = require('internal:errors');
const { validateInteger, validateOneOf } = require('internal:validators');
const { numberOf, textOf } = require('internal:errno');
const { Stats, Dirent } = require('internal:file-stats');

const constants = {
  F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, COPYFILE_EXCL: 1, COPYFILE_FICLONE: 2, COPYFILE_FICLONE_FORCE: 4,
  O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 0x40, O_EXCL: 0x80, O_TRUNC: 0x200, O_APPEND: 0x400, O_SYNC: 0x101000,
  O_DIRECTORY: 0x10000, O_NOFOLLOW: 0x20000,
  S_IFMT: 0o170000, S_IFREG: 0o100000, S_IFDIR: 0o040000, S_IFCHR: 0o020000, S_IFBLK: 0o060000, S_IFIFO: 0o010000,
  S_IFLNK: 0o120000, S_IFSOCK: 0o140000, S_IRUSR: 0o400, S_IWUSR: 0o200, S_IXUSR: 0o100, S_IRGRP: 0o40, S_IWGRP: 0o20,
  S_IXGRP: 0o10, S_IROTH: 4, S_IWOTH: 2, S_IXOTH: 1,
};
const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_SYNC } = constants;
const FLAGS = {
  r: O_RDONLY, rs: O_RDONLY | O_SYNC, sr: O_RDONLY | O_SYNC, 'r+': O_RDWR, 'rs+': O_RDWR | O_SYNC, 'sr+': O_RDWR | O_SYNC,
  w: O_TRUNC | O_CREAT | O_WRONLY, wx: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL, xw: O_TRUNC | O_CREAT | O_WRONLY | O_EXCL,
  'w+': O_TRUNC | O_CREAT | O_RDWR, 'wx+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL, 'xw+': O_TRUNC | O_CREAT | O_RDWR | O_EXCL,
  a: O_APPEND | O_CREAT | O_WRONLY, ax: O_APPEND | O_CREAT | O_WRONLY | O_EXCL, as: O_APPEND | O_CREAT | O_WRONLY | O_SYNC,
  'a+': O_APPEND | O_CREAT | O_RDWR, 'ax+': O_APPEND | O_CREAT | O_RDWR | O_EXCL, 'as+': O_APPEND | O_CREAT | O_RDWR | O_SYNC,
};

function pathOf(path, name = 'path') {
  let text = path;
  if (path instanceof URL) text = require('url').fileURLToPath(path);
  else if (path instanceof Uint8Array) text = Buffer.from(path).toString();
  if (typeof text !== 'string') throw invalidArgType(name, ['string', 'Buffer', 'URL'], path);
  if (text.includes('\0')) throw invalidArgValue(name, path, 'must be a string, Uint8Array, or URL without null bytes');
  return text;
}

function flagsOf(flags, name = 'flags') {
  if (typeof flags === 'number') {
    validateInteger(flags, name);
    return flags;
  }
  if (flags === undefined || flags === null) return O_RDONLY;
  if (!Object.hasOwn(FLAGS, flags)) throw invalidArgValue(name, flags);
  return FLAGS[flags];
}

function modeOf(mode, fallback) {
  if (mode === undefined || mode === null) return fallback;
  if (typeof mode === 'string') {
    if (!/^[0-7]+$/.test(mode)) throw invalidArgValue('mode', mode, "must be a 32-bit unsigned integer or an octal string");
    return parseInt(mode, 8);
  }
  validateInteger(mode, 'mode', 0, 0xffffffff);
  return mode;
}

function optionsOf(options, defaults = {}) {
  if (options === undefined || options === null || typeof options === 'function') return { ...defaults };
  const given = typeof options === 'string' ? { encoding: options } : options;
  if (typeof given !== 'object') throw invalidArgType('options', ['string', 'Object'], options);
  const { encoding } = given;
  if (encoding !== undefined && encoding !== null && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
    throw invalidArgValue('encoding', encoding, 'is invalid encoding');
  }
  if (given.signal !== undefined) require('internal:validators').validateAbortSignal(given.signal, 'options.signal');
  return { ...defaults, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}

function bytesOf(data, encoding, name = 'data') {
  if (typeof data === 'string') return Buffer.from(data, encoding === 'buffer' ? undefined : encoding);
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  throw invalidArgType(name, ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

const asText = (bytes, encoding) => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
};
const nameAs = (name, encoding) => (encoding === 'buffer' ? Buffer.from(name) : encoding && encoding !== 'utf8' ? Buffer.from(name).toString(encoding) : name);

/** What helps against errors that are ours, or may be; Node's text alone would leave one guessing. */
const CURES = {
  EROFS: '; an app writes in its data folder, process.env.TAY_DATA',
  EACCES: '; neither the app\'s own folders nor tayberry.permissions.files have it, or the user may not',
};

/** The error a system call failed with: Node's text, what it was about, and where we know it the cure. */
function failure(error, syscall, path, dest) {
  if (!/^E[A-Z0-9]+$/.test(error?.code ?? '') || error.syscall) return error;
  const { code } = error;
  const about = path === undefined ? '' : ` '${path}'`;
  const failed = new Error(`${code}: ${textOf(code)}, ${syscall}${about}${dest === undefined ? '' : ` -> '${dest}'`}${CURES[code] ?? ''}`);
  Object.assign(failed, { errno: numberOf(code), code, syscall });
  if (path !== undefined) failed.path = path;
  if (dest !== undefined) failed.dest = dest;
  return failed;
}

/** A call of Java's, now or later, its result and error made Node's. */
function calling(later, names, call, use = (value) => value) {
  const wrong = (error) => failure(error, ...names);
  if (later) return call().then(use, (error) => { throw wrong(error); });
  let value;
  try {
    value = call();
  } catch (error) {
    throw wrong(error);
  }
  return use(value);
}

const undefinedOf = () => undefined;

/** Each operation: (later, ...arguments) → its result, or the promise of it. */
const operations = {
  access(later, path, mode = constants.F_OK) {
    const file = pathOf(path);
    validateInteger(mode, 'mode', 0, 7);
    return calling(later, ['access', file], () => native.access(later, file, mode), undefinedOf);
  },
  open(later, path, flags = 'r', mode = 0o666) {
    const file = pathOf(path);
    const [how, rights] = [flagsOf(flags), modeOf(mode, 0o666)];
    return calling(later, ['open', file], () => native.open(later, file, how, rights), (handle) => Object.assign(handle, { file }));
  },
  readFile(later, path, options) {
    const { encoding, flag = 'r', signal } = optionsOf(options);
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
    const file = pathOf(path);
    flagsOf(flag, 'options.flag');
    return calling(later, ['open', file], () => native.readFile(later, file), (bytes) => asText(bytes, encoding));
  },
  writeFile(later, path, data, options) {
    const { encoding, mode, flag = 'w', flush = false, signal } = optionsOf(options);
    if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
    require('internal:validators').validateBoolean(flush, 'options.flush');
    const bytes = bytesOf(data, encoding);
    const write = (handle) => calling(later, ['write'], () => handle.write(later, bytes, -1), () => handle);
    const close = (handle) => calling(later, ['close'], () => handle.close(later), undefinedOf);
    const sync = (handle) => (flush ? calling(later, ['fsync'], () => handle.sync(later, true), () => handle) : handle);
    const opened = operations.open(later, path, flag, modeOf(mode, 0o666));
    return later ? opened.then(write).then(sync).then(close) : close(sync(write(opened)));
  },
  appendFile: (later, path, data, options) => operations.writeFile(later, path, data, { flag: 'a', ...optionsOf(options) }),
  stat: (later, path, options) => stat(later, 'stat', path, true, options),
  lstat: (later, path, options) => stat(later, 'lstat', path, false, options),
  readdir(later, path, options) {
    const { encoding, withFileTypes = false, recursive = false } = optionsOf(options);
    const folder = pathOf(path);
    const all = [];
    const take = (at) => (entries) => {
      const below = [];
      for (const entry of entries) {
        const name = at ? `${at}/${entry.name}` : entry.name;
        all.push(withFileTypes ? new Dirent(nameAs(entry.name, encoding), at ? `${folder}/${at}` : folder, entry.kind) : nameAs(name, encoding));
        if (recursive && entry.kind === 'directory') below.push(name);
      }
      if (later) return below.reduce((done, name) => done.then(() => list(name)), Promise.resolve()).then(() => all);
      below.forEach(list);
      return all;
    };
    const list = (at) => {
      const where = at ? `${folder}/${at}` : folder;
      return calling(later, ['scandir', where], () => native.list(later, where), take(at));
    };
    return list('');
  },
  mkdir(later, path, options) {
    const { recursive = false, mode } = typeof options === 'object' && options !== null ? options : { mode: typeof options === 'function' ? undefined : options };
    const folder = pathOf(path);
    require('internal:validators').validateBoolean(recursive, 'options.recursive');
    return calling(later, ['mkdir', folder], () => native.makeFolder(later, folder, recursive, modeOf(mode, 0o777)), (made) => made || undefined);
  },
  mkdtemp(later, prefix, options) {
    const { encoding } = optionsOf(options);
    const start = pathOf(prefix, 'prefix');
    return calling(later, ['mkdtemp', `${start}XXXXXX`], () => native.makeTemporary(later, start), (name) => nameAs(name, encoding));
  },
  unlink: (later, path) => simple(later, 'unlink', 'unlink', path),
  rmdir: (later, path) => simple(later, 'rmdir', 'removeFolder', path),
  rm(later, path, options = {}) {
    const { force = false, recursive = false } = optionsOf(options);
    const file = pathOf(path);
    const missing = (error) => {
      if (error.code === 'ENOENT' && force) return undefined;
      throw error;
    };
    const remove = (stats) => {
      if (!stats.isDirectory()) return simple(later, 'rm', 'unlink', file);
      if (recursive) return simple(later, 'rm', 'removeAll', file);
      const error = make(Error, 'ERR_FS_EISDIR', `Path is a directory: rm returned EISDIR (is a directory) ${file}`);
      throw Object.assign(error, { name: 'SystemError', errno: 21, syscall: 'rm', path: file });
    };
    if (later) return stat(true, 'lstat', file, false, {}).then(remove).catch(missing);
    try {
      return remove(stat(false, 'lstat', file, false, {}));
    } catch (error) {
      return missing(error);
    }
  },
  rename(later, from, to) {
    const [a, b] = [pathOf(from, 'oldPath'), pathOf(to, 'newPath')];
    return calling(later, ['rename', a, b], () => native.rename(later, a, b), undefinedOf);
  },
  copyFile(later, from, to, mode = 0) {
    const [a, b] = [pathOf(from, 'src'), pathOf(to, 'dest')];
    validateInteger(mode, 'mode', 0, 7);
    return calling(later, ['copyfile', a, b], () => native.copy(later, a, b, (mode & constants.COPYFILE_EXCL) === 0), undefinedOf);
  },
  realpath(later, path, options) {
    const { encoding } = optionsOf(options);
    const file = pathOf(path);
    return calling(later, ['realpath', file], () => native.realPath(later, file), (real) => nameAs(real, encoding));
  },
  readlink(later, path, options) {
    const { encoding } = optionsOf(options);
    const file = pathOf(path, 'oldPath');
    return calling(later, ['readlink', file], () => native.readLink(later, file), (target) => nameAs(target, encoding));
  },
  symlink(later, target, path, type = null) {
    validateOneOf(type ?? null, 'type', ['dir', 'file', 'junction', null]);
    const [a, b] = [pathOf(target, 'target'), pathOf(path)];
    return calling(later, ['symlink', a, b], () => native.symlink(later, a, b), undefinedOf);
  },
  chmod(later, path, mode) {
    const file = pathOf(path);
    const rights = modeOf(mode, 0);
    return calling(later, ['chmod', file], () => native.chmod(later, file, rights), undefinedOf);
  },
  utimes(later, path, atime, mtime) {
    const file = pathOf(path);
    const ms = (time, name) => {
      const number = time instanceof Date ? time.getTime() : Number(time) * 1000;
      if (Number.isNaN(number)) throw invalidArgType(name, ['number', 'string', 'Date'], time);
      return number;
    };
    const [accessed, modified] = [ms(atime, 'atime'), ms(mtime, 'mtime')];
    return calling(later, ['utime', file], () => native.setTimes(later, file, accessed, modified), undefinedOf);
  },
  truncate(later, path, length = 0) {
    validateInteger(length ?? 0, 'len');
    const cut = (handle) => calling(later, ['ftruncate'], () => handle.truncate(later, Math.max(0, length ?? 0)), () => handle);
    const close = (handle) => calling(later, ['close'], () => handle.close(later), undefinedOf);
    const opened = operations.open(later, path, 'r+');
    return later ? opened.then(cut).then(close) : close(cut(opened));
  },
};

function simple(later, syscall, call, path) {
  const file = pathOf(path);
  return calling(later, [syscall, file], () => native[call](later, file), undefinedOf);
}

function stat(later, syscall, path, follow, options = {}) {
  const file = pathOf(path);
  const { bigint = false, throwIfNoEntry = true } = options ?? {};
  const use = (values) => new Stats(values, bigint);
  if (later || throwIfNoEntry) return calling(later, [syscall, file], () => native.stat(later, file, follow), use);
  try {
    return calling(false, [syscall, file], () => native.stat(false, file, follow), use);
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

module.exports = { operations, constants, calling, pathOf, flagsOf, modeOf, optionsOf, bytesOf, asText, failure };
