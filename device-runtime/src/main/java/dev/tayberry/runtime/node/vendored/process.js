'use strict';
// What readable-stream means by 'process/': the npm package of that name.
module.exports = require('process');
