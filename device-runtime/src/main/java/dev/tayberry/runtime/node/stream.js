'use strict';
// node:stream: the readable-stream package of the Node.js project, on our modules.

module.exports = require('vendor:readable-stream');
