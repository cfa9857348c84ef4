import assert from 'node:assert';
const start = performance.now();
await new Promise((resolve) => setTimeout(resolve, 90_000));
assert.ok(Math.abs(performance.now() - start - 90_000) < 1);
performance.mark('a');
const { duration } = performance.measure('all', { start, end: 'a' });
assert.ok(Math.abs(duration - 90_000) < 1);
