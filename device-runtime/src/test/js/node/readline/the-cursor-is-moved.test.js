const assert = require('assert');
const readline = require('readline');

const written = (method, ...args) => {
  let text = '';
  readline[method]({ write: (part) => (text += part) }, ...args);
  return text;
};
assert.equal(written('cursorTo', 4), '\x1b[5G');
assert.equal(written('cursorTo', 4, 2), '\x1b[3;5H');
assert.equal(written('moveCursor', -1, 2), '\x1b[1D\x1b[2B');
assert.equal(written('moveCursor', 0, 0), '');
assert.deepEqual([-1, 0, 1].map((way) => written('clearLine', way)), ['\x1b[1K', '\x1b[2K', '\x1b[0K']);
assert.equal(written('clearScreenDown'), '\x1b[0J');
assert.throws(() => readline.cursorTo(process.stdout, undefined, 1), { code: 'ERR_INVALID_CURSOR_POS' });
assert.throws(() => readline.createInterface({}), { code: 'ERR_INVALID_ARG_TYPE' });
assert(readline.Interface({ input: new (require('stream').PassThrough)() }) instanceof readline.Interface);
