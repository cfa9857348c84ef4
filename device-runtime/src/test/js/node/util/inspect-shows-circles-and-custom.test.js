const { inspect } = require('node:util');
const assert = require('node:assert');
const circle = { name: 'c' };
circle.self = circle;
assert.strictEqual(inspect(circle), "<ref *1> { name: 'c', self: [Circular *1] }");
class Height {
  constructor(mm) {
    this.mm = mm;
  }

  [inspect.custom]() {
    return `<${this.mm} mm>`;
  }
}
assert.strictEqual(inspect([new Height(638)]), '[ <638 mm> ]');
assert.strictEqual(inspect(Array.from({ length: 101 }, (_, i) => i)).split('\n').at(-2), '  ... 1 more item');
assert.strictEqual(inspect('a\'b'), '"a\'b"');
assert.strictEqual(inspect(new Map([[{ a: 1 }, new Set([1])]])), 'Map(1) { { a: 1 } => Set(1) { 1 } }');
