'use strict';
// node:module. The class lives with the loader itself.
module.exports = native.loader().Module;
