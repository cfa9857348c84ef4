'use strict';
// test:cable: pulls the cable between the ports 'desk' and 'box' out, and puts it back.
module.exports = native;
