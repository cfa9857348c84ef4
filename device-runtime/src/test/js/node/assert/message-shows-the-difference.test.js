const assert = require('node:assert');
try {
  assert.deepStrictEqual({ a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } });
} catch (error) {
  console.log(error.message.split('\n').filter((line) => line !== '').join('\n'));
  console.log(error.code, error.operator, error.generatedMessage);
}
// out: Expected values to be strictly deep-equal:
// out: + actual - expected
// out:   {
// out:     a: 1,
// out:     b: {
// out: +     c: 2
// out: -     c: 3
// out:     }
// out:   }
// out: ERR_ASSERTION deepStrictEqual true
