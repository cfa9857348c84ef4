import assert from 'node:assert';
assert.strictEqual(atob(btoa('h\xe9')), 'h\xe9');
assert.throws(() => btoa('€'), { name: 'InvalidCharacterError' });
const blob = new Blob(['ab', Uint8Array.of(99)], { type: 'text/plain' });
assert.strictEqual(blob.size, 3);
assert.strictEqual(await blob.slice(1).text(), 'bc');
