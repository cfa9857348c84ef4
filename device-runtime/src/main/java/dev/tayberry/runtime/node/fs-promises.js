'use strict';
// node:fs/promises.
const { operations, constants } = require('internal:files');
const { FileHandle, wrap } = require('internal:file-handle');

const promises = { constants };

for (const [name, operation] of Object.entries(operations)) {
  promises[name] = { async [name](...args) {
    if (args[0] instanceof FileHandle && /^(read|write|append)File$/.test(name)) return args[0][name](...args.slice(1));
    return operation(true, ...args);
  } }[name];
}
promises.open = async (path, flags, mode) => wrap(await operations.open(true, path, flags, mode));

module.exports = promises;
