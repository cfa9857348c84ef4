'use strict';
// What hal:mqtt accepts, and errors that say what would be right.

const { Buffer } = require('node:buffer');

const UINT32 = 0xffffffff;

const MESSAGE = {
  qos: whole(0, 2),
  retain: flag,
  expiry: whole(1, UINT32),
  properties: (option, value) => checked('properties', value),
};

const OPTIONS = {
  client: {
    url: string,
    clientId: string,
    username: string,
    password: string,
    ca: pem,
    cert: pem,
    key: pem,
    version: whole(4, 5),
    keepAlive: whole(0, 65535),
    clean: flag,
    sessionExpiry: whole(0, UINT32),
    receiveMaximum: whole(1, 65535),
    will,
    queue: (option, value) => checked('queue', value),
    connectTimeout: milliseconds,
    reconnect: (option, value) => checked('reconnect', value),
    replyTo: string,
  },
  will: { ...MESSAGE, topic: string, payload: (option, value) => value, delay: whole(0, UINT32) },
  queue: { limit: whole(1, 1_000_000) },
  reconnect: { min: milliseconds, max: milliseconds },
  message: MESSAGE,
  request: { ...MESSAGE, timeout: milliseconds },
  subscription: {
    qos: whole(0, 2), noLocal: flag, retainAsPublished: flag, retainHandling: whole(0, 2),
  },
  properties: {
    contentType: string,
    responseTopic: string,
    correlationData: (option, value) => bytes(value),
    user,
  },
  close: { timeout: milliseconds },
};

function checked(kind, options) {
  if (typeof options !== 'object' || options === null) {
    throw wrong(TypeError, `the options of a ${kind} must be an object, got ${show(options)}`);
  }
  const settings = {};
  for (const [option, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS[kind], option)) {
      const known = Object.keys(OPTIONS[kind]).join(', ');
      throw wrong(TypeError, `${kind} has no option ${option}; it has ${known}`);
    }
    if (value !== undefined) settings[option] = OPTIONS[kind][option](option, value);
  }
  return settings;
}

function will(option, value) {
  const { topic, payload = '', delay = 0, ...options } = checked('will', value);
  // checked() has made a list of the user properties already.
  const { user: pairs = [], ...properties } = options.properties ?? {};
  const message = outgoing(topic, payload, { ...options, properties });
  message.properties.user = pairs;
  return { message, delay };
}

function user(option, value) {
  if (typeof value !== 'object' || value === null) {
    throw wrong(TypeError, `user must be an object of texts, got ${show(value)}`);
  }
  return Object.entries(value).flatMap(([name, values]) =>
    [values].flat().map((text) => ({ name, value: string(`user.${name}`, text) })));
}

function string(option, value) {
  if (typeof value === 'string') return value;
  throw wrong(TypeError, `${option} must be a string, got ${show(value)}`);
}

function pem(option, value) {
  return ArrayBuffer.isView(value) ? buffer(value).toString() : string(option, value);
}

function flag(option, value) {
  if (typeof value === 'boolean') return value;
  throw wrong(TypeError, `${option} must be true or false, got ${show(value)}`);
}

function whole(least, most) {
  return (option, value) => {
    if (typeof value !== 'number') {
      throw wrong(TypeError, `${option} must be a number, got ${show(value)}`);
    }
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw wrong(RangeError, `${option} must be a whole number, ${least} to ${most}, got ${value}`);
  };
}

function milliseconds(option, value) {
  if (typeof value !== 'number') {
    throw wrong(TypeError, `${option} must be a number of milliseconds, got ${show(value)}`);
  }
  if (value >= 0 && value <= 0x7fffffff) return value;
  throw wrong(RangeError, `${option} must be 0 to ${0x7fffffff} ms, got ${value}`);
}

function outgoing(topic, payload, options) {
  string('topic', topic);
  const { qos = 0, retain = false, expiry, properties } = checked('message', options);
  return {
    topic,
    payload: bytes(payload),
    qos,
    retain,
    properties: { user: [], ...properties, expiry },
  };
}

function bytes(payload) {
  if (typeof payload === 'string') return Buffer.from(payload);
  if (ArrayBuffer.isView(payload)) return buffer(payload);
  if (payload instanceof ArrayBuffer) return Buffer.from(payload);
  const text = JSON.stringify(payload);
  if (text !== undefined) return Buffer.from(text);
  throw wrong(TypeError, `a payload must be text, bytes or what JSON can say, got ${show(payload)}`);
}

function buffer({ buffer: memory, byteOffset, byteLength }) {
  return Buffer.from(memory, byteOffset, byteLength);
}

/** What the message does not have is left out. */

function wrong(kind, text) {
  const code = kind === RangeError ? 'ERR_OUT_OF_RANGE' : 'ERR_INVALID_ARG_TYPE';
  return Object.assign(new kind(`mqtt: ${text}`), { code });
}

function failure(code, text) {
  return Object.assign(new Error(`mqtt: ${text}`), { code });
}

function show(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

module.exports = { UINT32, buffer, checked, failure, outgoing, show, string, wrong };
