const path = require('node:path');
const assert = require('node:assert');
assert.strictEqual(path.join('/a', '..', 'b', './c//d'), '/b/c/d');
assert.strictEqual(path.resolve('/a/b', '../c', 'd'), '/a/c/d');
assert.strictEqual(path.relative('/a/b/c', '/a/d'), '../../d');
assert.strictEqual(path.normalize('a/../../b/'), '../b/');
assert.strictEqual(path.posix, path);
assert.strictEqual(require('path/posix'), path);
