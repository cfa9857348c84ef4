import { duplexPair } from 'node:stream';
import { once } from 'node:events';
import assert from 'node:assert';
const [here, there] = duplexPair({ encoding: 'utf8' });
here.end('hello');
const [text] = await once(there, 'data');
assert.strictEqual(text, 'hello');
