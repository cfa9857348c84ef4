'use strict';
// console is in every program: text goes straight out, and inspect is loaded for the first object.

function text(args, stream) {
  if (args.length === 1 && typeof args[0] === 'string') return args[0];
  if (args.every((one) => typeof one === 'number' || typeof one === 'boolean') && !args.some((one) => Object.is(one, -0))) return args.join(' ');
  const colors = Boolean(stream?.isTTY && (stream.hasColors?.() ?? true));
  return require('internal:format').formatAll({ colors }, args);
}

class Console {
  #out;
  #err;
  #indent = '';
  #counts = new Map();
  #timers = new Map();

  constructor(stdout, stderr = stdout) {
    const streams = stdout?.stdout ? stdout : { stdout, stderr };
    for (const name of ['stdout', 'stderr']) {
      const stream = streams[name] ?? streams.stdout;
      if (typeof stream?.write !== 'function') {
        throw require('internal:errors').make(TypeError, 'ERR_CONSOLE_WRITABLE_STREAM', `Console expects a writable stream instance for ${name}`);
      }
    }
    this.#out = streams.stdout;
    this.#err = streams.stderr ?? streams.stdout;
    // Console methods are handed around without their object: console.log as a callback.
    for (const name of Object.getOwnPropertyNames(Console.prototype)) {
      if (name !== 'constructor') this[name] = Object.defineProperty(this[name].bind(this), 'name', { value: name });
    }
  }

  #write(stream, line) {
    stream.write(`${this.#indent === '' ? line : this.#indent + line.replaceAll('\n', `\n${this.#indent}`)}\n`);
  }

  log(...args) {
    this.#write(this.#out, text(args, this.#out));
  }

  error(...args) {
    this.#write(this.#err, text(args, this.#err));
  }

  dir(value, options) {
    this.#write(this.#out, require('internal:inspect').inspect(value, { customInspect: false, ...options }));
  }

  trace(...args) {
    const error = { name: 'Trace', message: text(args) };
    Error.captureStackTrace(error, this.trace);
    const frames = String(error.stack).split('\n').filter((line) => line.startsWith('    at '));
    this.error([args.length > 0 ? `Trace: ${error.message}` : 'Trace', ...frames].join('\n'));
  }

  assert(condition, ...args) {
    if (condition) return;
    if (typeof args[0] === 'string') this.warn(`Assertion failed: ${args[0]}`, ...args.slice(1));
    else this.warn(args.length > 0 ? 'Assertion failed:' : 'Assertion failed', ...args);
  }

  clear() {}

  count(label = 'default') {
    const name = `${label}`;
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    this.log(`${name}: ${count}`);
  }

  countReset(label = 'default') {
    if (!this.#counts.delete(`${label}`)) this.#warn(`Count for '${label}' does not exist`);
  }

  group(...args) {
    if (args.length > 0) this.log(...args);
    this.#indent += '  ';
  }

  groupEnd() {
    this.#indent = this.#indent.slice(2);
  }

  table(data, columns) {
    if (data === null || typeof data !== 'object') return this.log(data);
    return this.log(require('internal:console-table').table(data, columns));
  }

  time(label = 'default') {
    if (this.#timers.has(`${label}`)) this.#warn(`Label '${label}' already exists for console.time()`);
    else this.#timers.set(`${label}`, performance.now());
  }

  timeLog(label = 'default', ...args) {
    const start = this.#timers.get(`${label}`);
    if (start === undefined) return this.#warn(`No such label '${label}' for console.timeLog()`);
    return this.log(`${label}: ${duration(performance.now() - start)}`, ...args);
  }

  timeEnd(label = 'default') {
    const start = this.#timers.get(`${label}`);
    if (start === undefined) return this.#warn(`No such label '${label}' for console.timeEnd()`);
    this.#timers.delete(`${label}`);
    return this.log(`${label}: ${duration(performance.now() - start)}`);
  }

  #warn(message) {
    require('process').emitWarning(message);
  }
}

function duration(ms) {
  if (ms < 1000) return `${Number(ms.toFixed(3))}ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(3)}s`;
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${String(Math.floor(ms % 1000)).padStart(3, '0')} (m:ss.mmm)`;
}

const { log, error, group } = Console.prototype;
for (const [name, method] of Object.entries({ info: log, debug: log, dirxml: log, warn: error, groupCollapsed: group })) {
  Object.defineProperty(Console.prototype, name, { value: method, writable: true, configurable: true });
}

/** How much a line weighs, where a device is told to say less. The other methods come to one of these. */
const WEIGHTS = { debug: 0, log: 1, info: 1, dir: 1, dirxml: 1, warn: 2, error: 3 };

// Asked for at each line: a program may have replaced process.stdout.write.
const through = (name) => ({
  write: (line) => require('process')[name].write(line),
  get isTTY() {
    return require('process')[name].isTTY;
  },
  hasColors: () => require('process')[name].hasColors?.() ?? false,
});
const console = new Console(through('stdout'), through('stderr'));
for (const [name, weight] of Object.entries(WEIGHTS)) {
  const say = console[name];
  const sayIfWanted = (...args) => { if (weight >= native.logLevel()) say(...args); };
  console[name] = Object.defineProperty(sayIfWanted, 'name', { value: name });
}
console.Console = Console;
module.exports = console;
