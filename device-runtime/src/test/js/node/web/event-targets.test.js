const assert = require('node:assert');
const target = new EventTarget();
const seen = [];
target.addEventListener('x', (event) => seen.push(event.detail), { once: true });
target.addEventListener('x', { handleEvent: (event) => event.preventDefault() });
assert.strictEqual(target.dispatchEvent(new CustomEvent('x', { detail: 7, cancelable: true })), false);
target.dispatchEvent(new CustomEvent('x', { detail: 8 }));
assert.deepStrictEqual(seen, [7]);
