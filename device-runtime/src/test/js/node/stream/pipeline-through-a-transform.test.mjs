import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import assert from 'node:assert';
const upper = new Transform({
  transform(chunk, encoding, done) {
    done(null, chunk.toString().toUpperCase());
  },
});
const seen = [];
await pipeline(Readable.from(['a', 'b']), upper, async (source) => {
  for await (const chunk of source) seen.push(chunk.toString());
});
assert.strictEqual(seen.join(''), 'AB');
