'use strict';
// What node:readline and node:readline/promises share: an input as lines.
const EventEmitter = require('events');
const { StringDecoder } = require('string_decoder');
const { AbortError, invalidArgType, make } = require('internal:errors');
const { validateAbortSignal } = require('internal:validators');

const ENDS = /\r\n|[\n\r\u2028\u2029]/;
const SHORTEST_DELAY = 100;

/** The options, or in their old order: input, output, completer, terminal. */
function optionsOf(first, output) {
  const options = first && typeof first.on !== 'function' ? first : { input: first, output };
  if (typeof options.input?.on !== 'function') throw invalidArgType('options.input', 'Readable', options.input);
  validateAbortSignal(options.signal, 'options.signal');
  return options;
}

/** The input's, since a character may begin under one reader and end under the next. */
const decoders = new WeakMap();
function decoderOf(input) {
  if (!decoders.has(input)) decoders.set(input, new StringDecoder('utf8'));
  return decoders.get(input);
}

class Lines extends EventEmitter {
  #decoder;
  #rest = ''; // what has come of a line that has not ended
  #returnAt = null; // when a \r came last; the \n after it ends no other line
  #prompt;
  #answer = null;
  #all = null;
  #stop;
  line = '';
  cursor = 0;
  terminal = false;
  history = []; // of keys that a terminal has itself
  historySize = 30;
  closed = false;
  paused = false;

  constructor(...args) {
    super();
    const options = optionsOf(...args);
    const { input, output, signal } = options;
    this.input = input;
    this.output = output;
    this.#decoder = decoderOf(input);
    this.historySize = options.historySize ?? this.historySize;
    this.crlfDelay = Math.max(SHORTEST_DELAY, options.crlfDelay || 0);
    this.#prompt = options.prompt === undefined ? '> ' : String(options.prompt);
    const listeners = {
      data: (chunk) => this.#take(typeof chunk === 'string' ? chunk : this.#decoder.write(chunk)),
      end: () => this.#end(),
      error: (error) => this.emit('error', error),
    };
    for (const [event, listener] of Object.entries(listeners)) input.on(event, listener);
    const close = () => this.close();
    this.#stop = () => {
      for (const [event, listener] of Object.entries(listeners)) input.removeListener(event, listener);
      signal?.removeEventListener('abort', close);
    };
    if (signal?.aborted) require('process').nextTick(close);
    else signal?.addEventListener('abort', close, { once: true });
    input.resume();
  }

  #take(text) {
    if (text === '') return;
    const isSecondHalf = this.#returnAt !== null && text.startsWith('\n') && Date.now() - this.#returnAt <= this.crlfDelay;
    if (isSecondHalf) text = text.slice(1);
    this.#returnAt = text.endsWith('\r') ? Date.now() : null;
    const lines = text.split(ENDS);
    lines[0] = this.#rest + lines[0];
    this.#rest = lines.pop();
    for (const line of lines) this.#tell(line);
  }

  #end() {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = '';
    if (rest !== '') this.#tell(rest);
    this.close();
  }

  #tell(line) {
    if (this.#answer) this.#answer(line);
    else this.emit('line', line);
  }

  #mustBeOpen() {
    if (this.closed) throw make(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
  }

  prompt() {
    this.#mustBeOpen();
    if (this.paused) this.resume();
    this.output?.write(this.#prompt);
  }

  setPrompt(prompt) {
    this.#prompt = String(prompt);
  }

  getPrompt() {
    return this.#prompt;
  }

  /** Where another question waits still, that one is put again. */
  ask(query, signal, answer, aborted) {
    this.#mustBeOpen();
    validateAbortSignal(signal, 'options.signal');
    if (signal?.aborted) return void aborted();
    if (this.#answer) return void this.prompt();
    const usual = this.#prompt;
    const over = () => {
      this.#answer = null;
      this.#prompt = usual;
    };
    const cancel = () => {
      over();
      aborted();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    this.#answer = (line) => {
      signal?.removeEventListener('abort', cancel);
      over();
      answer(line);
    };
    this.#prompt = String(query);
    this.prompt();
  }

  /** The same as a promise. */
  answer(query, options) {
    return new Promise((resolve, reject) => {
      const signal = options?.signal;
      this.ask(query, signal, resolve, () => reject(new AbortError(undefined, { cause: signal.reason })));
    });
  }

  pause() {
    if (!this.paused) {
      this.input.pause();
      this.paused = true;
      this.emit('pause');
    }
    return this;
  }

  resume() {
    if (this.paused) {
      this.input.resume();
      this.paused = false;
      this.emit('resume');
    }
    return this;
  }

  /** As if it had come from the input. */
  write(data) {
    this.#mustBeOpen();
    if (this.paused) this.resume();
    if (data !== undefined && data !== null) this.#take(typeof data === 'string' ? data : this.#decoder.write(data));
  }

  close() {
    if (this.closed) return;
    this.pause();
    this.#stop();
    this.closed = true;
    this.emit('close');
  }

  [Symbol.dispose]() {
    this.close();
  }

  /** Of all that look through it there is one: each line is seen by one of them. */
  [Symbol.asyncIterator]() {
    if (!this.#all) {
      const events = EventEmitter.on(this, 'line', { close: ['close'], highWaterMark: 1024 });
      const value = ({ value, done }) => ({ value: value?.[0], done });
      this.#all = {
        next: () => events.next().then(value),
        return: () => {
          this.close();
          return events.return();
        },
        [Symbol.asyncIterator]: () => this.#all,
      };
    }
    return this.#all;
  }
}

module.exports = { Lines };
