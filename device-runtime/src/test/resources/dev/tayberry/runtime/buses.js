'use strict';
// test:buses: what can go wrong on them.
module.exports = native;
