'use strict';
// fs.createReadStream and createWriteStream.
const { Readable, Writable } = require('stream');
const { optionsOf, pathOf } = require('internal:files');
const { outOfRange } = require('internal:errors');
const { validateInteger } = require('internal:validators');

/** The file of a stream: opened by its path, or given as a FileHandle. */
async function openFor(stream, options) {
  if (typeof options.fd === 'number') return require('internal:file-handle').ofNumber(options.fd);
  if (options.fd) return options.fd;
  const handle = await require('fs/promises').open(stream.path, stream.flags, stream.mode);
  stream.fd = handle.fd;
  stream.emit('open', handle.fd);
  stream.emit('ready');
  return handle;
}

class ReadStream extends Readable {
  #handle = null;
  #options;

  constructor(path, options) {
    const given = optionsOf(options, { autoClose: true, emitClose: true, start: undefined, end: Infinity, flags: 'r', mode: 0o666 });
    super({ highWaterMark: 64 * 1024, ...given });
    this.#options = given;
    this.path = given.fd !== undefined && given.fd !== null ? undefined : pathOf(path);
    this.flags = given.flags;
    this.mode = given.mode;
    this.start = given.start;
    this.end = given.end ?? Infinity;
    this.bytesRead = 0;
    if (this.start !== undefined) validateInteger(this.start, 'start', 0);
    if (this.end !== Infinity) {
      validateInteger(this.end, 'end', 0);
      if (this.start > this.end) throw outOfRange('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }

  get pending() {
    return this.#handle === null;
  }

  _construct(callback) {
    openFor(this, this.#options).then((handle) => {
      this.#handle = handle;
      callback();
    }, callback);
  }

  _read(size) {
    const from = this.start ?? 0;
    const left = this.end === Infinity ? size : Math.min(size, this.end - from - this.bytesRead + 1);
    if (left <= 0) {
      this.push(null);
      return;
    }
    const position = this.start === undefined ? null : from + this.bytesRead;
    this.#handle.read(Buffer.allocUnsafe(left), 0, left, position).then(({ bytesRead, buffer }) => {
      this.bytesRead += bytesRead;
      this.push(bytesRead > 0 ? buffer.subarray(0, bytesRead) : null);
    }, (error) => this.destroy(error));
  }

  _destroy(error, callback) {
    close(this.#handle, this.#options, error, callback);
  }

  close(callback) {
    if (callback) this.once('close', callback);
    this.destroy();
  }
}

class WriteStream extends Writable {
  #handle = null;
  #options;
  #position;

  constructor(path, options) {
    const given = optionsOf(options, { autoClose: true, emitClose: true, start: undefined, flags: 'w', mode: 0o666 });
    super({ decodeStrings: true, ...given, defaultEncoding: given.encoding });
    this.#options = given;
    this.path = given.fd !== undefined && given.fd !== null ? undefined : pathOf(path);
    this.flags = given.flags;
    this.mode = given.mode;
    this.bytesWritten = 0;
    if (given.start !== undefined) validateInteger(given.start, 'start', 0);
    this.#position = given.start;
  }

  get pending() {
    return this.#handle === null;
  }

  _construct(callback) {
    openFor(this, this.#options).then((handle) => {
      this.#handle = handle;
      callback();
    }, callback);
  }

  _write(chunk, encoding, callback) {
    const position = this.#position;
    if (position !== undefined) this.#position += chunk.length;
    this.#handle.write(chunk, 0, chunk.length, position).then(() => {
      this.bytesWritten += chunk.length;
      callback();
    }, callback);
  }

  _writev(chunks, callback) {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer', callback);
  }

  _destroy(error, callback) {
    close(this.#handle, this.#options, error, callback);
  }

  close(callback) {
    if (callback) {
      if (this.closed) return void require('process').nextTick(callback);
      this.once('close', callback);
    }
    this.end();
  }
}

function close(handle, { autoClose, fd }, error, callback) {
  if (!handle || (autoClose === false && fd)) return void callback(error);
  handle.close().then(() => callback(error), (failed) => callback(error ?? failed));
}

module.exports = { ReadStream, WriteStream };
