'use strict';
// node:test. Tests of a file run one after another, in the order they were written; those at the
// top begin as soon as what is running has come to its end.
const { report, loaded } = require('internal:test-report');
const { invalidArgType, make } = require('internal:errors');

const NO_OPTIONS = {};
const HOOKS = ['before', 'after', 'beforeEach', 'afterEach'];

function argumentsOf(name, options, fn) {
  let [title, settings, body] = [name, options, fn];
  if (typeof title === 'function') [title, settings, body] = [undefined, undefined, title];
  else if (title !== null && typeof title === 'object') [title, settings, body] = [undefined, title, options];
  if (typeof settings === 'function') [settings, body] = [undefined, settings];
  if (body !== undefined && typeof body !== 'function') throw invalidArgType('fn', 'Function', body);
  return { name: `${title ?? body?.name ?? ''}` || '<anonymous>', options: settings ?? NO_OPTIONS, body: body ?? (() => {}) };
}

/** Calls a function of a test: one that takes a second argument is given a callback. */
function call(body, self, context) {
  if (body.length < 2) return body.call(self, context);
  return new Promise((resolve, reject) => {
    const result = body.call(self, context, (error) => (error ? reject(error) : resolve()));
    if (typeof result?.then === 'function') {
      reject(make(Error, 'ERR_TEST_FAILURE', 'passed a callback but also returned a Promise'));
    }
  });
}

/** Settles as the work does, or fails when its time is up or its signal says stop. */
async function within(timeout, signal, work) {
  if (timeout === undefined && signal === undefined) return work();
  const timers = require('timers');
  let timer;
  let onAbort;
  const late = new Promise((_, reject) => {
    if (Number.isFinite(timeout)) {
      timer = timers.setTimeout(() => reject(make(Error, 'ERR_TEST_FAILURE', `test timed out after ${timeout}ms`)), timeout);
    }
    onAbort = () => reject(signal.reason);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([(async () => work())(), late]);
  } finally {
    timers.clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

class Test {
  children = [];
  hooks = { before: [], after: [], beforeEach: [], afterEach: [] };
  failures = 0;
  started = undefined;
  #plan = null;
  #asserted = 0;
  #next = 0;
  #running = null;
  #beforeDone = null;
  #abort = null;
  #mock = null;

  constructor(parent, { name, options, body }, isSuite = false) {
    this.parent = parent;
    this.name = name;
    this.options = options;
    this.body = body;
    this.isSuite = isSuite;
    this.nesting = parent ? parent.nesting + 1 : -1;
    this.skipped = options.skip ?? false;
    this.todo = options.todo ?? parent?.todo ?? false;
    this.only = Boolean(options.only);
    this.settled = Promise.withResolvers();
  }

  get path() {
    return this.parent?.parent ? `${this.parent.path} > ${this.name}` : this.name;
  }

  get signal() {
    return (this.#abort ??= new AbortController()).signal;
  }

  get mock() {
    return (this.#mock ??= new (require('internal:mock').MockTracker)());
  }

  add(child) {
    this.children.push(child);
    return child;
  }

  plan(count) {
    this.#plan = count;
  }

  counted() {
    this.#asserted++;
  }

  /** Whether anything here or below asks to be the only thing that runs. */
  get wantsOnly() {
    return this.only || this.children.some((child) => child.wantsOnly);
  }

  /** Runs the children there are, and those that are added meanwhile. */
  runChildren() {
    this.#running ??= this.#runAll().finally(() => (this.#running = null));
    return this.#running;
  }

  async #runAll() {
    const only = this.children.some((child) => child.wantsOnly);
    while (this.#next < this.children.length) {
      const child = this.children[this.#next++];
      if (only && !child.wantsOnly && !this.only) child.skipped ||= '\'only\' option not set';
      await child.run();
      if (child.failures > 0) this.failures++;
    }
  }

  async run() {
    if (this.skipped) {
      report('skip', this, { note: typeof this.skipped === 'string' ? this.skipped : '' });
      this.settled.resolve();
      return;
    }
    this.started = performance.now();
    report('start', this);
    running.add(this);
    let error;
    try {
      await this.parent.beforeOnce();
      if (!this.isSuite) for (const hook of this.#inherited('beforeEach')) await this.#callHook(hook);
      await within(this.options.timeout, this.options.signal, () => this.#runBody());
      if (this.#plan !== null && this.#plan !== this.#asserted) {
        throw make(Error, 'ERR_TEST_FAILURE', `plan expected ${this.#plan} assertions but received ${this.#asserted}`);
      }
    } catch (thrown) {
      error = { thrown };
    }
    const afterwards = await this.#clean();
    error ??= afterwards;
    if (running.delete(this)) this.#finish(error);
  }

  /** The program ends, and the test waits for what will never come. */
  abandon() {
    running.delete(this);
    const message = 'Promise resolution is still pending but the event loop has already resolved';
    this.#finish({ thrown: make(Error, 'ERR_TEST_FAILURE', message) });
  }

  async #runBody() {
    if (this.isSuite) {
      await this.body.promise;
      if (this.children.length > 0 || this.hooks.before.length > 0) await this.beforeOnce();
      await this.runChildren();
    } else {
      const context = new TestContext(this);
      await call(this.body, context, context);
      if (this.#running || this.#next < this.children.length) await this.runChildren();
    }
    if (this.failures > 0) {
      throw make(Error, 'ERR_TEST_FAILURE', `${this.failures} subtest${this.failures > 1 ? 's' : ''} failed`);
    }
  }

  /** Every hook has its turn, whatever fails; the first error counts. */
  async #clean() {
    let error;
    const hooks = [...(this.isSuite ? [] : this.#inherited('afterEach', true)), ...this.hooks.after];
    for (const hook of hooks) {
      try {
        await this.#callHook(hook);
      } catch (thrown) {
        error ??= { thrown };
      }
    }
    return error;
  }

  #finish(error) {
    this.#mock?.restoreAll();
    this.#abort?.abort();
    if (this.skipped) {
      report('skip', this, { note: typeof this.skipped === 'string' ? this.skipped : '' });
    } else if (error && !this.todo) {
      this.failures ||= 1;
      require('process').exitCode = 1;
      report('fail', this, { error: error.thrown });
    } else if (this.todo) {
      report('todo', this, { note: typeof this.todo === 'string' ? this.todo : '', error: error?.thrown });
    } else {
      report('pass', this);
    }
    this.settled.resolve();
  }

  /** The before hooks, once, ahead of the first child. */
  beforeOnce() {
    this.#beforeDone ??= (async () => {
      for (const hook of this.hooks.before) await this.#callHook(hook);
    })();
    return this.#beforeDone;
  }

  #inherited(name, inwardFirst = false) {
    const all = [];
    for (let at = this.parent; at; at = at.parent) all.push(at.hooks[name]);
    return inwardFirst ? all.flat() : all.reverse().flat();
  }

  #callHook({ body, options }) {
    const context = new TestContext(this);
    return within(options.timeout, options.signal, () => call(body, context, context));
  }

  afterAll() {
    return this.#clean();
  }
}

/** What a test's function gets. */
class TestContext {
  #test;
  #assert;

  constructor(test) {
    this.#test = test;
    for (const name of HOOKS) {
      this[name] = (body, options = NO_OPTIONS) => void test.hooks[name].push({ body, options });
    }
    this.test = (...args) => {
      const child = test.add(new Test(test, argumentsOf(...args)));
      return test.runChildren().then(() => child.settled.promise);
    };
  }

  get name() {
    return this.#test.name;
  }

  get fullName() {
    return this.#test.path;
  }

  get signal() {
    return this.#test.signal;
  }

  get mock() {
    return this.#test.mock;
  }

  /** assert, counted for plan(). */
  get assert() {
    if (!this.#assert) {
      this.#assert = {};
      for (const [name, check] of Object.entries(require('assert'))) {
        if (typeof check !== 'function' || /^[A-Z]|^strict$/.test(name)) continue;
        this.#assert[name] = (...args) => {
          this.#test.counted();
          return check(...args);
        };
      }
    }
    return this.#assert;
  }

  plan(count) {
    this.#test.plan(count);
  }

  diagnostic(message) {
    report('diagnostic', { name: `${message}`, nesting: this.#test.nesting });
  }

  skip(message) {
    this.#test.skipped = message ?? true;
  }

  todo(message) {
    this.#test.todo = message ?? true;
  }

  runOnly() {}

  /** Tries until the condition throws no more. */
  async waitFor(condition, { interval = 50, timeout = 1000 } = {}) {
    const { setTimeout } = require('timers/promises');
    const deadline = performance.now() + timeout;
    while (true) {
      try {
        return await condition();
      } catch (error) {
        if (performance.now() >= deadline) throw make(Error, 'ERR_TEST_FAILURE', `waitFor() timed out after ${timeout}ms: ${error?.message}`);
      }
      await setTimeout(interval);
    }
  }
}

const running = new Set();
const root = new Test(null, { name: '<root>', options: NO_OPTIONS, body: undefined });
let suite = root;
let scheduled = false;

/** Starts once this turn is over, so that a file's tests are all known, and each sees all hooks. */
function schedule() {
  if (scheduled) return;
  scheduled = true;
  if (root.children.length === 1) require('process').once('beforeExit', abandonAll);
  require('timers').setImmediate(async () => {
    await root.runChildren();
    scheduled = false;
    if (root.children.at(-1)) await finished();
  });
}

function abandonAll() {
  if (ended === true) return;
  for (const test of [...running].reverse()) test.abandon();
  if (scheduled) report('end', { name: '', nesting: 0 });
}

let ended = null;

async function finished() {
  ended ??= loaded();
  await ended;
  if (scheduled || ended === true) return;
  ended = true;
  const error = await root.afterAll();
  if (error) {
    require('process').exitCode = 1;
    report('fail', { name: 'after hook', nesting: 0 }, { error: error.thrown });
  }
  report('end', { name: '', nesting: 0 });
}

function test(...args) {
  const child = suite.add(new Test(suite, argumentsOf(...args)));
  schedule();
  return suite === root ? child.settled.promise : Promise.resolve();
}

/** The body runs at once and names the tests; they run when it is the suite's turn. */
function describe(...args) {
  const outer = suite;
  const { name, options, body } = argumentsOf(...args);
  const own = new Test(outer, { name, options, body: { promise: undefined } }, true);
  outer.add(own);
  suite = own;
  try {
    if (!own.skipped) own.body.promise = call(body, undefined, { name, signal: own.signal });
  } catch (error) {
    own.body.promise = Promise.reject(error);
    own.body.promise.catch(() => {});
  } finally {
    suite = outer;
  }
  schedule();
  // Within a describe nobody may wait for a test: it runs once all of its suite is known.
  return outer === root ? own.settled.promise : Promise.resolve();
}

for (const target of [test, describe]) {
  for (const mode of ['skip', 'todo', 'only']) {
    target[mode] = (...args) => {
      const { name, options, body } = argumentsOf(...args);
      return target(name, { ...options, [mode]: true }, body);
    };
  }
}

for (const name of HOOKS) {
  test[name] = { [name](body, options = NO_OPTIONS) {
    if (typeof body !== 'function') throw invalidArgType('fn', 'Function', body);
    suite.hooks[name].push({ body, options });
  } }[name];
}

Object.assign(test, { test, it: test, describe, suite: describe });
Object.defineProperties(test, {
  mock: { get: () => root.mock, enumerable: true },
  // Not enumerable: naming the exports of this module would load it.
  assert: { get: () => require('assert') },
});

module.exports = test;
