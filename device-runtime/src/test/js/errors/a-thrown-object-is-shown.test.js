throw { a: 1, b: [1, { c: 2 }] };
// exit: 1
// err: a-thrown-object-is-shown.test.js:1
// err: throw { a: 1, b: [1, { c: 2 }] };
// err: Uncaught { a: 1, b: [ 1, { c: 2 } ] }
