const querystring = require('node:querystring');
const assert = require('node:assert');
assert.deepStrictEqual({ ...querystring.parse('a=1&a=2&b=%C3%A4+x&c') }, { a: ['1', '2'], b: 'ä x', c: '' });
assert.strictEqual(querystring.stringify({ a: [1, 2], b: 'ä x' }), 'a=1&a=2&b=%C3%A4%20x');
