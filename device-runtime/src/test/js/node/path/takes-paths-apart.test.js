const path = require('node:path');
const assert = require('node:assert');
assert.deepStrictEqual(path.parse('/home/pi/desk.tar.gz'), {
  root: '/', dir: '/home/pi', base: 'desk.tar.gz', ext: '.gz', name: 'desk.tar',
});
assert.strictEqual(path.format({ dir: '/a', name: 'b', ext: 'c' }), '/a/b.c');
assert.strictEqual(path.basename('/a/b.html/', '.html'), 'b');
assert.strictEqual(path.extname('.profile'), '');
assert.ok(path.matchesGlob('src/a/b.js', 'src/**/*.js'));
