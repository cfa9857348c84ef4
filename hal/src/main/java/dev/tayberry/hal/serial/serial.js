'use strict';

const { Buffer } = require('node:buffer');
const { Duplex } = require('node:stream');
const { bytesOf, duration, framingOf, linesOf, settingsOf, shown, wrong } = require('internal:serial-options');

// Told only while somebody listens: looking costs time.
const WATCHED = ['signals', 'break', 'fault'];
const LINES = { cts: 1, dsr: 2, ri: 4, dcd: 8 };
const LAST_WRITES = 1000; // ms that close() waits for writes nobody takes

/** A serial port that is open, as a stream: of bytes, or of frames where framing is set. */
class SerialPort extends Duplex {
  #name;
  #settings;
  #connection = null; // null while the port is gone
  #path;
  #retryTimer;
  #closing;
  #wanted = false; // whether the reader asks for more
  #forwardsFrames = false;
  // Moves on when what was written before must not be sent any more: a command that waited through
  // an unplugged cable would come as a surprise.
  #epoch = 0;
  #writes = []; // each write() that has not reached _write() yet, oldest first
  #dropped = 0;
  #garbage = 0;
  #watched = false;
  #breakMs; // of the write() under way, if it is a break
  #adapter; // the USB adapter it was, so that no other is taken for it

  constructor(name, settings) {
    super({
      autoDestroy: false, // a failed write is told to its writer and ends nothing
      readableObjectMode: Boolean(settings.framing),
      writableHighWaterMark: settings.highWaterMark,
    });
    this.#name = name;
    this.#settings = settings;
  }

  static async open(name, settings) {
    const port = new SerialPort(name, settings);
    await port.#connect();
    process.nextTick(() => port.emit('open'));
    return port;
  }

  get path() {
    return this.#path;
  }

  get isOpen() {
    return this.#connection !== null && !this.#closing;
  }

  /** How many bytes belonged to no frame so far. */
  get garbage() {
    return this.#garbage;
  }

  /** As a stream's; also takes an array of bytes. The callback comes when they are on the wire. */
  write(chunk, encoding, callback) {
    const done = typeof encoding === 'function' ? encoding : callback;
    const bytes = Array.isArray(chunk) ? bytesOf('write', chunk) : chunk;
    const write = { epoch: this.#epoch, error: null, breakMs: this.#breakMs };
    this.#breakMs = undefined;
    this.#writes.push(write);
    const told = (error) => {
      const failure = error ?? write.error;
      if (done) {
        done(failure);
      } else if (failure) {
        this.#unheard(failure, bytes.length);
      }
    };
    try {
      return super.write(bytes, typeof encoding === 'string' ? encoding : undefined, told);
    } catch (error) {
      this.#writes.pop();
      throw error;
    }
  }

  /** A write failed and has no callback: bytes for a cable that is out are counted instead. */
  #unheard(error, length) {
    if (['ENODEV', 'ECANCELED', 'ERR_STREAM_DESTROYED'].includes(error.code)) {
      this.#dropped += length;
    } else {
      this.emit('error', error);
    }
  }

  _write(chunk, encoding, done) {
    const write = this.#writes.shift() ?? { epoch: this.#epoch };
    const settled = (error) => {
      write.error = error;
      process.nextTick(done); // never with the error: the stream would be stuck for good
    };
    if (!this.#connection) {
      settled(coded('ENODEV', `serial: ${this.#name} is unplugged; wait for 'reconnect'`));
    } else if (write.epoch !== this.#epoch) {
      settled(coded('ECANCELED', `serial: a write to ${this.#name} was dropped before it was sent`));
    } else if (write.breakMs) {
      this.#connection.sendBreak(write.breakMs).then(() => settled(null), settled);
    } else {
      this.#connection.write(chunk).then(() => settled(null), settled);
    }
  }

  _final(done) {
    this.#connection ? this.#connection.drain().then(() => done(), done) : done();
  }

  _read() {
    this.#wanted = true;
    this.#connection?.resume();
  }

  /** Resolves when everything written so far is on the wire. */
  drain() {
    return new Promise((resolve, reject) => {
      if (this.writableEnded) {
        this.writableFinished ? resolve() : this.once('finish', resolve);
        return;
      }
      this.write(Buffer.alloc(0), (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Holds the line low, after what was written before; resolves when it is high again. */
  break(ms = 250) {
    duration('break', ms);
    this.#open();
    return new Promise((resolve, reject) => {
      this.#breakMs = ms;
      this.write(Buffer.alloc(0), (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Sets DTR and RTS; a line that is not named stays as it is. */
  async set(lines) {
    const { dtr, rts } = linesOf(lines);
    await this.#open().set(dtr, rts);
    this.#settings = { ...this.#settings, dtr: dtr ?? this.#settings.dtr, rts: rts ?? this.#settings.rts };
  }

  /** The modem lines that the other side sets. */
  async get() {
    return signalsOf(await this.#open().signals());
  }

  #open() {
    if (!this.#connection) {
      throw coded(this.destroyed ? 'EBADF' : 'ENODEV', `serial: ${this.#name} is ${this.destroyed ? 'closed' : 'unplugged'}`);
    }
    return this.#connection;
  }

  /** Drops what was written and is not sent yet, and what came in and was not given yet. */
  flush() {
    this.#epoch++;
    this.#connection?.flush();
  }

  /** Sends what was written, as far as the other side takes it, and closes. */
  close() {
    this.#closing ??= this.#shut();
    return this.#closing;
  }

  async #shut() {
    if (this.#connection && !this.destroyed) {
      let timer;
      const enough = new Promise((resolve) => {
        timer = setTimeout(resolve, LAST_WRITES);
      });
      await Promise.race([this.drain().catch(() => {}), enough]);
      clearTimeout(timer);
    }
    if (!this.closed) {
      const closed = new Promise((resolve) => super.once('close', resolve));
      this.destroy();
      await closed;
    }
  }

  _destroy(error, done) {
    clearTimeout(this.#retryTimer);
    this.#epoch++;
    const connection = this.#connection;
    this.#connection = null;
    if (connection) {
      connection.close().then(() => done(error), (failure) => done(error ?? failure));
    } else {
      done(error);
    }
  }

  [Symbol.asyncDispose]() {
    return this.close();
  }

  /** Listening for frames sets the stream flowing, as listening for data does. */
  on(event, listener) {
    super.on(event, listener);
    if (WATCHED.includes(event)) {
      this.#watched = true;
      this.#connection?.watch();
    }
    if (event === 'frame' && !this.#forwardsFrames && this.#settings.framing) {
      this.#forwardsFrames = true;
      super.on('data', (frame) => this.emit('frame', frame));
    }
    return this;
  }

  addListener(event, listener) {
    return this.on(event, listener);
  }

  async #connect() {
    const happened = (...what) => this.#happened(...what);
    const settings = this.#adapter ? { ...this.#settings, adapter: this.#adapter } : this.#settings;
    const connection = await native.open(this.#name, settings, happened);
    if (this.#closing || this.destroyed) {
      return connection.close();
    }
    this.#connection = connection;
    this.#path = connection.path();
    this.#adapter = connection.adapter() ?? undefined;
    if (this.#watched) {
      connection.watch();
    }
    if (this.#wanted) {
      connection.resume();
    }
  }

  #happened(event, bytes, reason, count) {
    switch (event) {
      case 'data':
      case 'frame':
        this.#wanted = this.push(bufferOf(bytes));
        if (!this.#wanted) {
          this.#connection?.pause();
        }
        break;
      case 'garbage':
        this.#garbage += bytes.length;
        this.emit('garbage', { bytes: bufferOf(bytes), reason, total: this.#garbage });
        break;
      case 'overrun':
        this.#overrun(count);
        break;
      case 'tripped':
        this.#tripped(reason);
        break;
      case 'signals':
        this.emit('signals', signalsOf(count));
        break;
      case 'fault':
        reason === 'break' ? this.emit('break', { count }) : this.emit('fault', { kind: reason, count });
        break;
      default:
        this.#lost(reason);
    }
  }

  #overrun(lost) {
    if (!this.emit('overrun', { lost })) {
      const cure = "read faster, set bufferSize, or listen for 'overrun'";
      process.emitWarning(`serial: ${this.#name} lost ${lost} bytes that nobody read; ${cure}`);
    }
  }

  /** It was told to stop from outside the script: only opening it anew lets the script speak again. */
  #tripped(reason) {
    const at = reason.indexOf(' ');
    this.destroy(coded(reason.slice(0, at), reason.slice(at + 1)));
  }

  #lost(reason) {
    this.#connection = null;
    this.#epoch++;
    this.emit('disconnect', coded('ENODEV', `serial: ${this.#name} is gone: ${reason}`));
    if (this.#settings.reconnect) {
      this.#retry(1);
    } else {
      this.destroy();
    }
  }

  #retry(attempt) {
    if (this.#closing || this.destroyed) {
      return;
    }
    const { first, max } = this.#settings.reconnect;
    const again = async () => {
      try {
        await this.#connect();
      } catch {
        // Still gone, or taken by another program: 'disconnect' was told, so go on trying.
        this.#retry(attempt + 1);
        return;
      }
      if (this.#connection) {
        const dropped = this.#dropped;
        this.#dropped = 0;
        this.emit('reconnect', { attempts: attempt, dropped });
      }
    };
    this.#retryTimer = setTimeout(again, Math.min(max, first * 2 ** (attempt - 1)));
  }
}

async function open(name, options = {}) {
  if (typeof name !== 'string') {
    throw wrong(`the port must be a name of the manifest or a path, got ${shown(name)}`);
  }
  return SerialPort.open(name, settingsOf(options));
}

/** The ports there are, with the manifest's names for them. */
async function list() {
  const ports = await native.list();
  return ports.map((port) =>
    Object.fromEntries(Object.entries(port).filter(([, value]) => value != null)),
  );
}

/** A framer without a port, for bytes that come some other way. */
function framer(framing) {
  const reader = native.framer(framingOf(framing));
  return {
    push: (bytes) => Array.from(reader.push(bytesOf('push', bytes)), bufferOf),
    reset: () => reader.reset(),
    get garbage() {
      return reader.garbage();
    },
  };
}

function signalsOf(bits) {
  return Object.fromEntries(Object.entries(LINES).map(([line, bit]) => [line, (bits & bit) !== 0]));
}

function bufferOf(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function coded(code, message) {
  return Object.assign(new Error(message), { code });
}

module.exports = {
  open,
  list,
  framer,
  crc16modbus: (bytes) => native.crc16modbus(bytesOf('crc16modbus', bytes)),
  sum8: (bytes) => native.sum8(bytesOf('sum8', bytes)),
};
