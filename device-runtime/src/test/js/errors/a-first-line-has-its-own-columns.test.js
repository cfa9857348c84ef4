const x = 1; throw new Error(`columns ${x}`);
// exit: 1
// err: a-first-line-has-its-own-columns.test.js:1:20)
