'use strict';
// Stats and Dirent: what fs tells about files.

const TYPES = { isFile: 0o100000, isDirectory: 0o040000, isSymbolicLink: 0o120000, isCharacterDevice: 0o020000, isBlockDevice: 0o060000, isFIFO: 0o010000, isSocket: 0o140000 };
const KINDS = { file: 'isFile', directory: 'isDirectory', link: 'isSymbolicLink' };

class Stats {
  constructor(values, bigint = false) {
    const { dev, mode, nlink, uid, gid, rdev, ino, size, atimeMs, mtimeMs, ctimeMs, birthtimeMs } = values;
    const whole = { dev, mode, nlink, uid, gid, rdev, blksize: 4096, ino, size, blocks: Math.ceil(size / 512) };
    const times = { atimeMs, mtimeMs, ctimeMs, birthtimeMs };
    if (!bigint) Object.assign(this, whole, times);
    else {
      for (const [name, value] of Object.entries({ ...whole, ...times })) this[name] = BigInt(Math.floor(value));
      for (const [name, value] of Object.entries(times)) this[name.replace('Ms', 'Ns')] = BigInt(Math.round(value * 1000)) * 1000n;
    }
    for (const [name, value] of Object.entries(times)) this[name.slice(0, -2)] = new Date(Math.round(value));
  }
}

class Dirent {
  #kind;

  constructor(name, parentPath, kind) {
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
    this.#kind = kind;
  }

  static is = (entry, check) => KINDS[entry.#kind] === check;
}

const { is } = Dirent;
delete Dirent.is;
for (const [name, type] of Object.entries(TYPES)) {
  const define = (Class, value) => Object.defineProperty(Class.prototype, name, { value, writable: true, configurable: true });
  define(Stats, function () {
    return (Number(this.mode) & 0o170000) === type;
  });
  define(Dirent, function () {
    return is(this, name);
  });
}

module.exports = { Stats, Dirent };
