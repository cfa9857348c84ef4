'use strict';
// Open files: by number, as fs has them, or as the FileHandle of fs/promises.
const EventEmitter = require('events');
const { calling, optionsOf, bytesOf, asText } = require('internal:files');
const { Stats } = require('internal:file-stats');

// 0 to 2 are standard input, output and error, which console and process have.
const table = new Map();
let lastFd = 2;

function keep(handle) {
  table.set(++lastFd, handle);
  return lastFd;
}

class FileHandle extends EventEmitter {
  #native;
  #fd;
  #closing = null;

  constructor(handle, fd) {
    super();
    this.#native = handle;
    this.#fd = fd;
  }

  get fd() {
    return this.#native ? this.#fd : -1;
  }

  #call(syscall, call, use) {
    return calling(true, [syscall], async () => {
      if (!this.#native) throw Object.assign(new Error('file closed'), { code: 'EBADF' });
      return call(this.#native);
    }, use);
  }

  readFile(options) {
    const { encoding } = optionsOf(options);
    return this.#call('read', (file) => file.readRest(true), (bytes) => asText(bytes, encoding));
  }

  async writeFile(data, options) {
    const bytes = bytesOf(data, optionsOf(options).encoding);
    await this.#call('write', (file) => file.write(true, bytes, -1));
  }

  appendFile(data, options) {
    return this.writeFile(data, options);
  }

  async read(bufferOrOptions, offsetOrOptions, length, position) {
    let options = { buffer: bufferOrOptions, offset: offsetOrOptions, length, position };
    if (!ArrayBuffer.isView(bufferOrOptions)) options = bufferOrOptions ?? {};
    else if (offsetOrOptions !== null && typeof offsetOrOptions === 'object') options = { buffer: bufferOrOptions, ...offsetOrOptions };
    const { buffer = Buffer.alloc(16384) } = options;
    const offset = options.offset ?? 0;
    const size = options.length ?? buffer.byteLength - offset;
    const into = new Uint8Array(buffer.buffer, buffer.byteOffset + offset, size);
    const bytes = await this.#call('read', (file) => file.read(true, size, Number(options.position ?? -1)));
    into.set(bytes);
    return { bytesRead: bytes.length, buffer };
  }

  async write(data, offsetOrOptions, length, position) {
    if (typeof data === 'string') {
      const bytes = Buffer.from(data, length);
      const bytesWritten = await this.#call('write', (file) => file.write(true, bytes, offsetOrOptions ?? -1));
      return { bytesWritten, buffer: data };
    }
    const isOptions = offsetOrOptions !== null && typeof offsetOrOptions === 'object';
    const options = isOptions ? offsetOrOptions : { offset: offsetOrOptions, length, position };
    const offset = options.offset ?? 0;
    const bytes = new Uint8Array(data.buffer, data.byteOffset + offset, options.length ?? data.byteLength - offset);
    const bytesWritten = await this.#call('write', (file) => file.write(true, bytes, options.position ?? -1));
    return { bytesWritten, buffer: data };
  }

  stat(options) {
    return this.#call('fstat', (file) => file.stat(true), (values) => new Stats(values, options?.bigint));
  }

  truncate(length = 0) {
    return this.#call('ftruncate', (file) => file.truncate(true, Math.max(0, length)), () => undefined);
  }

  sync() {
    return this.#call('fsync', (file) => file.sync(true, true), () => undefined);
  }

  datasync() {
    return this.#call('fdatasync', (file) => file.sync(true, false), () => undefined);
  }

  createReadStream(options) {
    return new (require('internal:fs-streams').ReadStream)(null, { ...options, fd: this });
  }

  createWriteStream(options) {
    return new (require('internal:fs-streams').WriteStream)(null, { ...options, fd: this });
  }

  async *readLines({ encoding = 'utf8' } = {}) {
    let rest = '';
    for await (const chunk of this.createReadStream({ encoding })) {
      const lines = (rest + chunk).split(/\r\n|\n/);
      rest = lines.pop();
      yield* lines;
    }
    if (rest !== '') yield rest;
  }

  close() {
    this.#closing ??= this.#call('close', (file) => {
      this.#native = null;
      table.delete(this.#fd);
      return file.close(true);
    }, () => {
      this.emit('close');
    });
    return this.#closing;
  }

  [Symbol.asyncDispose]() {
    return this.close();
  }
}

module.exports = {
  table,
  keep,
  FileHandle,
  /** A FileHandle of a newly opened file, or of an open number. */
  wrap: (handle) => new FileHandle(handle, keep(handle)),
  ofNumber: (fd) => new FileHandle(table.get(fd), fd),
};
