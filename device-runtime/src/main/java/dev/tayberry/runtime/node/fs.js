'use strict';
// node:fs, within the app's own folder (to read) and its data folder (to write).
const { operations, constants, calling, optionsOf, bytesOf, asText } = require('internal:files');
const { make, invalidArgType, outOfRange } = require('internal:errors');
const { validateFunction, validateInteger } = require('internal:validators');
const { Stats, Dirent } = require('internal:file-stats');
const { table: handles, keep } = require('internal:file-handle');

function handleOf(fd) {
  if (typeof fd !== 'number') throw invalidArgType('fd', 'number', fd);
  validateInteger(fd, 'fd', 0, 2147483647);
  const handle = handles.get(fd);
  if (!handle) throw make(Error, 'EBADF', 'bad file descriptor');
  return handle;
}

/** Calls back with what the promise becomes; the callback's own error is nobody's but its own. */
function callBack(promise, callback) {
  const { nextTick } = require('process');
  promise.then(
    (value) => nextTick(() => (value === undefined ? callback(null) : callback(null, value))),
    (error) => nextTick(() => callback(error)));
}

const fs = { constants, Stats, Dirent };

for (const [name, operation] of Object.entries(operations)) {
  if (name === 'open') continue;
  fs[`${name}Sync`] = { [`${name}Sync`]: (first, ...rest) => (isOpen(name, first) ? onFd(name, false, first, rest) : operation(false, first, ...rest)) }[`${name}Sync`];
  fs[name] = { [name](...args) {
    const callback = args.pop();
    validateFunction(callback, 'cb');
    callBack(isOpen(name, args[0]) ? onFd(name, true, args[0], args.slice(1)) : operation(true, ...args), callback);
  } }[name];
}

/** readFile, writeFile and appendFile also take what is open already. */
const isOpen = (name, first) => typeof first === 'number' && /^(read|write|append)File$/.test(name);

function onFd(name, later, fd, [data, options]) {
  if (name === 'readFile') {
    const { encoding } = optionsOf(data);
    return calling(later, ['read'], () => handleOf(fd).readRest(later), (bytes) => asText(bytes, encoding));
  }
  const bytes = bytesOf(data, optionsOf(options).encoding);
  return calling(later, ['write'], () => handleOf(fd).write(later, bytes, -1), () => undefined);
}

fs.openSync = (path, flags, mode) => keep(operations.open(false, path, flags, mode));
fs.open = (path, ...rest) => {
  const callback = rest.pop();
  validateFunction(callback, 'cb');
  callBack(operations.open(true, path, rest[0], rest[1]).then(keep), callback);
};

/** Where in the buffer, how much, and where in the file. */
function rangeOf(buffer, args) {
  if (!ArrayBuffer.isView(buffer)) throw invalidArgType('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  let [offset, length, position] = args;
  if (offset !== null && typeof offset === 'object') ({ offset, length, position } = offset);
  offset ??= 0;
  validateInteger(offset, 'offset', 0);
  length ??= buffer.byteLength - offset;
  if (offset > buffer.byteLength) throw outOfRange('offset', `<= ${buffer.byteLength}`, offset);
  validateInteger(length, 'length', 0);
  if (offset + length > buffer.byteLength) throw outOfRange('length', `<= ${buffer.byteLength - offset}`, length);
  return { offset, length, position: position === undefined || position === null ? -1 : Number(position) };
}

function read(later, fd, buffer, args) {
  const handle = later ? fd : handleOf(fd);
  const { offset, length, position } = rangeOf(buffer, args);
  const into = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);
  return calling(later, ['read'], () => handle.read(later, length, position), (bytes) => {
    into.set(bytes);
    return bytes.length;
  });
}

function write(later, fd, data, args) {
  const handle = later ? fd : handleOf(fd);
  if (typeof data === 'string') {
    const [position, encoding] = args;
    return calling(later, ['write'], () => handle.write(later, Buffer.from(data, encoding), position ?? -1));
  }
  const { offset, length, position } = rangeOf(data, args);
  const bytes = new Uint8Array(data.buffer, data.byteOffset + offset, length);
  return calling(later, ['write'], () => handle.write(later, bytes, position));
}

Object.assign(fs, {
  closeSync(fd) {
    const handle = calling(false, ['close'], () => handleOf(fd));
    handles.delete(fd);
    calling(false, ['close'], () => handle.close(false));
  },
  close(fd, callback = (error) => { if (error) throw error; }) {
    validateFunction(callback, 'cb');
    const handle = handleOrNull(fd);
    handles.delete(fd);
    callBack(calling(true, ['close'], async () => (handle ?? handleOf(fd)).close(true), () => undefined), callback);
  },
  readSync: (fd, buffer, ...args) => calling(false, ['read'], () => read(false, fd, buffer, args)),
  writeSync: (fd, data, ...args) => calling(false, ['write'], () => write(false, fd, data, args)),
  read(fd, ...args) {
    const callback = args.pop();
    validateFunction(callback, 'cb');
    const first = ArrayBuffer.isView(args[0]) ? args : [args[0]?.buffer ?? Buffer.alloc(16384), args[0]];
    const [buffer, ...rest] = first;
    const { nextTick } = require('process');
    calling(true, ['read'], async () => read(true, handleOf(fd), buffer, rest)).then(
      (count) => nextTick(callback, null, count, buffer), (error) => nextTick(callback, error));
  },
  write(fd, data, ...args) {
    const callback = args.pop();
    validateFunction(callback, 'cb');
    const { nextTick } = require('process');
    calling(true, ['write'], async () => write(true, handleOf(fd), data, args)).then(
      (count) => nextTick(callback, null, count, data), (error) => nextTick(callback, error));
  },
  existsSync(path) {
    try {
      operations.access(false, path);
      return true;
    } catch {
      return false;
    }
  },
  exists(path, callback) {
    validateFunction(callback, 'cb');
    const exists = fs.existsSync(path);
    require('process').nextTick(callback, exists);
  },
  createReadStream: (path, options) => new (require('internal:fs-streams').ReadStream)(path, options),
  createWriteStream: (path, options) => new (require('internal:fs-streams').WriteStream)(path, options),
});

function handleOrNull(fd) {
  if (typeof fd !== 'number') throw invalidArgType('fd', 'number', fd);
  return handles.get(fd) ?? null;
}

const onHandle = {
  fsync: (later, handle) => calling(later, ['fsync'], () => handle.sync(later, true), () => undefined),
  fdatasync: (later, handle) => calling(later, ['fdatasync'], () => handle.sync(later, false), () => undefined),
  ftruncate: (later, handle, length = 0) => calling(later, ['ftruncate'], () => handle.truncate(later, Math.max(0, length)), () => undefined),
  fstat: (later, handle, options) => calling(later, ['fstat'], () => handle.stat(later), (values) => new Stats(values, options?.bigint)),
};
for (const [name, operation] of Object.entries(onHandle)) {
  fs[`${name}Sync`] = (fd, ...args) => operation(false, calling(false, [name], () => handleOf(fd)), ...args);
  fs[name] = (fd, ...args) => {
    const callback = args.pop();
    validateFunction(callback, 'cb');
    handleOrNull(fd);
    callBack(calling(true, [name], async () => operation(true, handleOf(fd), ...args)), callback);
  };
}
fs.realpathSync.native = fs.realpathSync;
fs.realpath.native = fs.realpath;

Object.defineProperty(fs.exists, Symbol.for('nodejs.util.promisify.custom'), { value: async (path) => fs.existsSync(path) });
Object.defineProperties(fs, {
  promises: { get: () => require('fs/promises'), enumerable: true, configurable: true },
  // Not enumerable: naming the exports of this module would load all of stream.
  ReadStream: { get: () => require('internal:fs-streams').ReadStream, configurable: true },
  WriteStream: { get: () => require('internal:fs-streams').WriteStream, configurable: true },
});
for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) Object.defineProperty(fs, name, { value: constants[name], enumerable: false });

module.exports = fs;
