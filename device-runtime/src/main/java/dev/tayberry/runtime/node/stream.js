'use strict';
// node:stream: the readable-stream package of the Node.js project, on our modules.

const stream = require('vendor:readable-stream');
const callback = Symbol('called when the other side has read');

/** What is written to the one side is read from the other. */
class Side extends stream.Duplex {
  other;
  [callback] = null;

  _read() {
    const done = this[callback];
    this[callback] = null;
    done?.();
  }

  _write(chunk, encoding, done) {
    if (chunk.length === 0) return void require('process').nextTick(done);
    this.other.push(chunk);
    this.other[callback] = done;
  }

  _final(done) {
    this.other.on('end', done);
    this.other.push(null);
  }
}

stream.duplexPair ??= (options) => {
  const [a, b] = [new Side(options), new Side(options)];
  a.other = b;
  b.other = a;
  return [a, b];
};

// Younger than the package.
stream.getDefaultHighWaterMark ??= (objectMode) => (objectMode ? 16 : 16 * 1024);
stream.isDestroyed ??= (one) => Boolean(one?.destroyed);
stream.isWritable ??= (one) => (typeof one?.writable === 'boolean' ? one.writable && !one.destroyed : null);

module.exports = stream;
