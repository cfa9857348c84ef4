const { parseArgs } = require('node:util');
const assert = require('node:assert');
const { values, positionals } = parseArgs({
  args: ['-v', '--port', '80', 'file', '--', '-x'],
  options: { verbose: { type: 'boolean', short: 'v' }, port: { type: 'string' } },
  allowPositionals: true,
});
assert.deepStrictEqual({ ...values }, { verbose: true, port: '80' });
assert.deepStrictEqual(positionals, ['file', '-x']);
assert.throws(() => parseArgs({ args: ['--nope'] }), { code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' });
