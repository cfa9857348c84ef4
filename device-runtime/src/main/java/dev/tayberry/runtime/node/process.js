'use strict';
// node:process, which is also the global.

const EventEmitter = require('node:events');

/** Light, since half of npm asks stdout whether it is a terminal: an emitter that can be piped to. */
class Terminal extends EventEmitter {
  #error;
  writable = true;

  constructor(error) {
    super();
    this.#error = error;
    this.fd = error ? 2 : 1;
  }

  get isTTY() {
    return native.isTerminal() || undefined;
  }

  get columns() {
    return this.isTTY && (Number(process.env.COLUMNS) || 80);
  }

  hasColors() {
    return Boolean(this.isTTY) && !process.env.NO_COLOR;
  }

  getColorDepth() {
    return this.hasColors() ? 8 : 1;
  }

  write(chunk, encoding, callback) {
    if (typeof chunk !== 'string' && !ArrayBuffer.isView(chunk)) {
      throw require('internal:errors').invalidArgType('chunk', ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
    }
    if (typeof chunk === 'string') native.print(this.#error, chunk);
    else if (this.#error) native.writeErr(chunk);
    else native.writeOut(chunk);
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  }

  end(chunk, encoding, callback) {
    if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk, encoding, callback);
    return this;
  }
}

/**
 * Standard input, which is no stream before somebody looks at it: a module that imports the name
 * alone costs nothing. What it has not itself is asked of its prototype, which makes it one.
 */
function standardInput() {
  const become = () => {
    const { StandardInput } = require('internal:stdin');
    Object.setPrototypeOf(input, StandardInput.prototype);
    StandardInput.call(input);
  };
  const input = Object.create(new Proxy({}, {
    get(target, key) {
      become();
      return input[key];
    },
    set(target, key, value) {
      become();
      return Reflect.set(input, key, value);
    },
    has(target, key) {
      become();
      return key in input;
    },
    getPrototypeOf() {
      become();
      return Object.getPrototypeOf(input);
    },
  }));
  return Object.defineProperties(input, {
    fd: { value: 0, enumerable: true },
    isTTY: { get: () => native.isTerminalInput() || undefined, enumerable: true, configurable: true },
  });
}

const queueTick = native.nextTick();
let exiting = false;
const started = native.nanoTime();
const environment = new Proxy(native.env(), {
  set(target, key, value) {
    target[key] = String(value);
    return true;
  },
});

class Process extends EventEmitter {
  #exitCode;

  title = 'tayberry';
  version = 'v22.12.0';
  versions = { node: '22.12.0', tayberry: native.runtimeVersion() };
  release = { name: 'tayberry' };
  platform = 'linux';
  arch = native.architecture();
  pid = native.pid();
  execArgv = [];
  execPath = 'tay';
  argv = ['tay', ...native.args()];
  argv0 = 'tay';
  env = environment;
  features = {};
  config = { variables: {} };

  get exitCode() {
    return this.#exitCode;
  }

  set exitCode(code) {
    if (code !== undefined && code !== null && !Number.isInteger(Number(code))) {
      const error = new TypeError(`The "code" argument must be an integer. Received ${String(code)}`);
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    this.#exitCode = code ?? undefined;
    native.setExitCode(this.#exitCode === undefined ? null : Number(code));
  }

  exit(code = this.#exitCode ?? 0) {
    this.exitCode = code;
    native.exit(Number(code));
  }

  openStdin() {
    return this.stdin.resume();
  }

  cwd() {
    return native.cwd();
  }

  nextTick(callback, ...args) {
    if (typeof callback !== 'function') {
      const error = new TypeError(
        `The "callback" argument must be of type function. Received ${typeof callback}`);
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    if (!exiting) queueTick(args.length === 0 ? callback : () => callback(...args));
  }

  uptime() {
    return native.uptime();
  }

  memoryUsage() {
    const [heapUsed, heapTotal, rss] = native.memory();
    return { rss, heapTotal, heapUsed, external: 0, arrayBuffers: 0 };
  }

  emitWarning(warning, type = 'Warning') {
    const error = typeof warning === 'string' ? new Error(warning) : warning;
    if (typeof warning === 'string') error.name = typeof type === 'string' ? type : (type.type ?? 'Warning');
    this.nextTick(() => {
      if (!this.emit('warning', error)) {
        native.print(true, `(tayberry) ${error.name}: ${error.message}\n`);
      }
    });
  }
}

Process.prototype.hrtime = Object.assign(
  function hrtime(earlier) {
    const now = native.nanoTime() - started;
    const time = [Number(now / 1000000000n), Number(now % 1000000000n)];
    if (!earlier) return time;
    const nanos = time[1] - earlier[1];
    return nanos < 0
      ? [time[0] - earlier[0] - 1, nanos + 1e9]
      : [time[0] - earlier[0], nanos];
  },
  { bigint: () => native.nanoTime() },
);

const process = new Process();

/** Its own, and no getters of its class, so that they can be imported by name. */
function standardStream(name, make) {
  let stream;
  Object.defineProperty(process, name, { get: () => (stream ??= make()), enumerable: true, configurable: true });
}
standardStream('stdin', standardInput);
standardStream('stdout', () => new Terminal(false));
standardStream('stderr', () => new Terminal(true));

native.connect({
  exit(code) {
    exiting = true;
    if (process.exitCode !== undefined) process.exitCode = code;
    process.emit('exit', code);
    return Number(process.exitCode ?? code);
  },
  beforeExit(code) {
    process.emit('beforeExit', process.exitCode ?? code);
    return null;
  },
  error(error, origin) {
    process.emit('uncaughtExceptionMonitor', error, origin);
    return process.emit('uncaughtException', error, origin);
  },
  rejection: (reason, promise) => process.emit('unhandledRejection', reason, promise),
  signal: (name) => process.emit(name, name),
});

module.exports = process;
