'use strict';
// What readable-stream means by 'string_decoder/': the npm package of that name.
module.exports = require('string_decoder');
