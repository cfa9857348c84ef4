const assert = require('node:assert');
const fs = require('node:fs');

const { rss, heapTotal, heapUsed } = process.memoryUsage();
assert.ok(heapUsed > 0 && heapUsed <= heapTotal);
if (fs.existsSync('/proc/self/status')) {
  const told = Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  assert.ok(Math.abs(rss - told) < told / 2, `${rss}, the system says ${told}`);
  assert.notStrictEqual(rss, heapTotal);
}
