import test from 'node:test';
test('waits for ever', () => new Promise(() => {}));
// exit: 1
