import { EventEmitter, on, once } from 'node:events';
import assert from 'node:assert';
const emitter = new EventEmitter();
setTimeout(() => emitter.emit('value', 1, 2), 5);
assert.deepStrictEqual(await once(emitter, 'value'), [1, 2]);

const stop = new AbortController();
setImmediate(() => {
  emitter.emit('value', 'a');
  emitter.emit('value', 'b');
});
const seen = [];
await assert.rejects(async () => {
  for await (const [value] of on(emitter, 'value', { signal: stop.signal })) {
    seen.push(value);
    if (value === 'b') stop.abort();
  }
}, { name: 'AbortError' });
assert.deepStrictEqual(seen, ['a', 'b']);
assert.strictEqual(emitter.listenerCount('value'), 0);
