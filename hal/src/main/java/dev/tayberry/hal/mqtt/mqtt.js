'use strict';
// hal:mqtt: what an app asks for is checked here; messages find their handlers, one at a time.

const { EventEmitter } = require('node:events');
const { UINT32, buffer, checked, failure, outgoing, show, string, wrong } = require('internal:mqtt-options');

// Nobody has to await every publish only because the broker may be away: for these failures
// there is an event, or the app asked for them.
const QUIET = ['ERR_MQTT_OVERFLOW', 'ERR_MQTT_EXPIRED', 'ERR_MQTT_CLOSED'];

class Message {
  #client;

  constructor(client, { message, duplicate, expiresAt }) {
    this.#client = client;
    this.topic = message.topic;
    this.payload = buffer(message.payload);
    this.qos = message.qos;
    this.retain = message.retain;
    this.duplicate = duplicate;
    this.properties = received(message.properties);
    if (expiresAt !== null) this.expiresAt = expiresAt;
  }

  get text() {
    return this.payload.toString();
  }

  json() {
    return JSON.parse(this.text);
  }

  /** Answers to where the sender asked for it. */
  reply(payload, options = {}) {
    const { responseTopic, correlationData } = this.properties;
    if (responseTopic === undefined) {
      throw failure('ERR_MQTT_NO_REPLY', `the message to ${this.topic} asks for no reply`);
    }
    const properties = { ...options.properties, correlationData };
    return this.#client.publish(responseTopic, payload, { ...options, properties });
  }
}

class Client extends EventEmitter {
  #connection;
  #handlers = new Map();
  #replyTo;
  #replies;
  #requests = new Map();
  #requestCount = 0;
  #closing;
  #lasting;

  constructor({ options, behaviour, replyTo }) {
    super();
    this.clientId = options.clientId;
    this.url = options.url;
    this.connected = false;
    this.version = undefined;
    this.#replyTo = replyTo;
    const events = (name, detail) => this.#event(name, detail);
    this.#connection = native.connect(options, behaviour, events);
    this.#connection.start();
  }

  publish(topic, payload, options = {}) {
    const message = outgoing(topic, payload, options);
    const done = this.#connection.publish(message);
    const { promise, resolve, reject } = Promise.withResolvers();
    done.then(() => resolve(), (error) => {
      if (QUIET.includes(error.code)) promise.catch(() => {});
      reject(error);
    });
    return promise;
  }

  subscribe(filter, options, handler) {
    if (typeof options === 'function') [options, handler] = [{}, options];
    string('filter', filter);
    if (handler !== undefined && typeof handler !== 'function') {
      throw wrong(TypeError, `the handler of ${filter} must be a function, got ${show(handler)}`);
    }
    const {
      qos = 0, noLocal = false, retainAsPublished = false, retainHandling = 0,
    } = checked('subscription', options ?? {});
    return this.#listen(
      { filter, qos, noLocal, retainAsPublished, retainHandling, direct: false }, handler);
  }

  #listen(wish, handler) {
    const id = this.#connection.subscribe(wish);
    this.#handlers.set(id, { filter: wish.filter, handler });
    return this.#granted(id, wish.filter);
  }

  async #granted(id, filter) {
    try {
      const qos = await this.#connection.granted(id);
      const close = () => this.#forget(id);
      return { filter, qos, close, [Symbol.asyncDispose]: close };
    } catch (error) {
      this.#handlers.delete(id);
      throw error;
    }
  }

  async #forget(id) {
    this.#handlers.delete(id);
    await this.#connection.unsubscribe(id);
  }

  async unsubscribe(filter) {
    string('filter', filter);
    const ids = [...this.#handlers].filter(([, one]) => one.filter === filter).map(([id]) => id);
    await Promise.all(ids.map((id) => this.#forget(id)));
  }

  /** Publishes and waits for the one reply; needs MQTT 5. */
  request(topic, payload, options = {}) {
    checked('request', options);
    const { timeout = 5000, ...rest } = options;
    const correlation = String(++this.#requestCount);
    const properties = {
      ...rest.properties,
      responseTopic: this.#replyTo,
      correlationData: Buffer.from(correlation),
    };
    // Nobody waits for what is done later than that.
    const expiry = rest.expiry ?? Math.max(1, Math.ceil(timeout / 1000));
    const sent = { ...rest, expiry, properties };
    outgoing(topic, payload, sent);
    return this.#answer(correlation, timeout, topic, () => this.publish(topic, payload, sent));
  }

  #answer(correlation, timeout, topic, publish) {
    const { promise, resolve, reject } = Promise.withResolvers();
    const late = () => reject(failure('ETIMEDOUT', `no reply from ${topic} within ${timeout} ms`));
    const timer = setTimeout(late, timeout);
    this.#requests.set(correlation, { resolve, reject });
    this.#listenForReplies()
      .then(() => this.#requests.has(correlation) && publish())
      .catch(reject);
    const settled = () => {
      clearTimeout(timer);
      this.#requests.delete(correlation);
    };
    promise.then(settled, settled);
    return promise;
  }

  #listenForReplies() {
    if (this.version === 4) return Promise.reject(tooOld());
    const wish = {
      filter: this.#replyTo,
      qos: 0,
      noLocal: false,
      retainAsPublished: false,
      retainHandling: 2,
      direct: true,
    };
    this.#replies ??= this.#listen(wish, (message) => {
      this.#requests.get(message.properties.correlationData?.toString())?.resolve(message);
    });
    this.#replies.catch(() => (this.#replies = undefined));
    return this.#replies;
  }

  close(options = {}) {
    const { timeout = 5000 } = checked('close', options);
    this.#closing ??= this.#connection.close(timeout).then(() => {});
    return this.#closing;
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  #event(name, detail) {
    if (name === 'message') return void this.#deliver(detail);
    if (name === 'connect') {
      this.connected = true;
      this.version = detail.version;
      if (detail.version === 4) this.#failRequests(tooOld());
    } else if (name === 'offline' || name === 'close') {
      this.connected = false;
      if (name === 'close') this.#failRequests(failure('ERR_MQTT_CLOSED', 'the client is closed'));
    }
    if (name === 'reconnecting') this.#away(detail);
    if (name === 'error') this.#lasting = detail.message;
    this.emit(name, ...(detail === null || detail === undefined ? [] : [detail]));
  }

  /** An app that does not listen would wait without a word for a broker that is not there. */
  #away({ attempt, error }) {
    if (attempt !== 1 || this.listenerCount('reconnecting') > 0) return;
    // What somebody has to mend comes as an 'error' right after.
    setImmediate(() => {
      if (this.#lasting === error.message) return;
      process.emitWarning(`${error.message} [${error.code}]; it is tried again until it works`);
    });
  }

  #failRequests(error) {
    for (const { reject } of this.#requests.values()) reject(error);
  }

  /** The broker gets its acknowledgement, and the next message comes, when all handlers settled. */
  async #deliver(delivery) {
    const message = new Message(this, delivery);
    const errors = [];
    const attempt = (task) => (async () => task())().catch((error) => errors.push(error));
    for (const id of delivery.handlers) {
      await attempt(() => this.#handlers.get(id)?.handler?.(message));
    }
    if (delivery.number !== 0) {
      await attempt(() => void this.emit('message', message));
      this.#connection.done(delivery.number);
    }
    for (const error of errors) this.emit('error', error);
  }
}

function tooOld() {
  return failure('ERR_MQTT_VERSION', 'the broker speaks MQTT 3.1.1, which knows no replies; ' +
    'put an id into the message and publish the answer to a topic of its own');
}

function connect(options) {
  if (typeof options !== 'object' || options === null) {
    throw wrong(TypeError, `connect takes an object, as { url: 'mqtt://HOST' }, got ${show(options)}`);
  }
  const asked = checked('client', options);
  if (asked.url === undefined) throw wrong(TypeError, 'url is missing, as mqtt://HOST:1883');
  const clean = asked.clean ?? true;
  if (!clean && !asked.clientId) {
    throw wrong(TypeError, 'clean: false needs a clientId, by which the broker knows it again');
  }
  const clientId = asked.clientId ?? native.clientId();
  const { ca, cert, key, queue, reconnect, connectTimeout = 10_000, version, replyTo } = asked;
  return new Client({
    options: {
      keepAlive: 30,
      // What 3.1.1 means by clean: false.
      sessionExpiry: clean ? 0 : UINT32,
      receiveMaximum: 16,
      ...asked,
      clientId,
      clean,
      tls: { ca, cert, key },
    },
    behaviour: {
      version,
      queueLimit: queue?.limit ?? 1000,
      connectTimeout,
      shortestDelay: reconnect?.min ?? 1000,
      longestDelay: reconnect?.max ?? 30_000,
    },
    replyTo: replyTo ?? `replies/${clientId}`,
  });
}

function received({ expiry, correlationData, user, ...texts }) {
  const groups = Object.entries(Object.groupBy(user, ({ name }) => name));
  const values = groups.map(([name, all]) => [name, all.map(({ value }) => value)]);
  const properties = {
    ...texts,
    expiry: expiry === null ? null : Number(expiry),
    correlationData: correlationData === null ? null : buffer(correlationData),
    user: Object.fromEntries(values.map(([name, all]) => [name, all.length > 1 ? all : all[0]])),
  };
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

module.exports = { connect };
