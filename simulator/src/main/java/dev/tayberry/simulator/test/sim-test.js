'use strict';
// sim:test, what a test needs: the app, its rig, the board, the clock and the broker.

const world = require('sim:world');
const milliseconds = require('internal:durations');

const coded = (code, message) => Object.assign(new Error(message), { code });

const app = {
  /** Runs the app as on a device; settles when its main module has been run. */
  start({ env = {}, args = [] } = {}) {
    return native.start(env, args.map(String));
  },
  /** Asks it to end, as systemd and Ctrl-C do; settles with { code } when it has. */
  async stop(signal = 'SIGTERM') {
    if (!native.isRunning()) return { code: native.code() };
    native.signal(signal);
    return app.exited;
  },
  /** As kill -9: nothing of it runs any more, only what watches over it. */
  kill() {
    native.kill();
    return app.exited;
  },
  /** Settles with { code } when it ends. */
  get exited() {
    return native.exited();
  },
  get isRunning() {
    return native.isRunning();
  },
  /** All it has printed, on standard output and standard error. */
  get output() {
    return native.output();
  },
};

const clock = {
  /** Simulated milliseconds since the test file began. */
  now: () => native.now(),
  sleep: (duration) => new Promise((resolve) => setTimeout(resolve, milliseconds(duration))),
  /** Waits until the condition holds, looking every ten simulated milliseconds. */
  until(condition, { within = '10s', what } = {}) {
    const deadline = native.now() + milliseconds(within);
    // Made here, where the stack still shows the test's line.
    const late = coded(
      'ERR_WAITED_IN_VAIN',
      `waited ${within} in vain${what ? ` for ${what}` : ''}: ${String(condition)}`);
    return new Promise((resolve, reject) => {
      const look = async () => {
        // Without await where it can be: most of a test's time is spent here.
        let result = condition();
        if (typeof result?.then === 'function') result = await result;
        if (result) return settle(() => resolve(result));
        if (native.now() < deadline) return undefined;
        return settle(() => reject(late));
      };
      const lookAgain = () => look().catch((error) => settle(() => reject(error)));
      const timer = setInterval(lookAgain, 10);
      const settle = (how) => {
        clearInterval(timer);
        how();
      };
      lookAgain();
    });
  },
};

const board = {
  get name() {
    return world.board;
  },
  line: (name) => world.line(native.lineOf(name)),
  serial: (port) => world.serial(port),
};

const broker = {
  /** Drops every connection and takes no new ones. */
  stop: () => native.stopBroker(),
  start: () => native.startBroker(),
};

let client;

/** A client of the broker, connected at its first use. */
function connected() {
  if (!client) {
    client = require('hal:mqtt').connect({ url: 'mqtt://broker.test', clientId: 'test' });
    client.on('error', () => {});
  }
  return client;
}

const mqtt = new Proxy({
  /** The next message on a topic, or what the condition accepts. */
  async next(topic, { within = '10s', where = () => true } = {}) {
    let take;
    const message = new Promise((resolve) => (take = resolve));
    const handler = (received) => {
      if (where(received)) take(received);
    };
    const late = coded('ERR_WAITED_IN_VAIN', `no message on ${topic} within ${within}`);
    const subscription = await connected().subscribe(topic, { qos: 1 }, handler);
    let timer;
    const over = new Promise((_, reject) => {
      timer = setTimeout(() => reject(late), milliseconds(within));
    });
    try {
      return await Promise.race([message, over]);
    } finally {
      clearTimeout(timer);
      await subscription?.close?.();
    }
  },
}, {
  get(own, name) {
    if (name in own) return own[name];
    if (name === 'then') return undefined;
    const value = connected()[name];
    return typeof value === 'function' ? value.bind(client) : value;
  },
});

module.exports = {
  app,
  board,
  broker,
  clock,
  mqtt,
  /** What simulation/rig.js exports. */
  get rig() {
    return native.rig();
  },
};
