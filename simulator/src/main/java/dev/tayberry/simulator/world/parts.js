'use strict';
// sim:parts, things that are wired to a board, a file each. Each has a view(), what a picture of it
// would show; controls, what a person can do to it; and, where that says more than numbers, a picture.

module.exports = {
  ...require('internal:part-led'),
  ...require('internal:part-rgb-led'),
  ...require('internal:part-button'),
  ...require('internal:part-relay'),
  ...require('internal:part-buzzer'),
  ...require('internal:part-servo'),
  ...require('internal:part-motor'),
  ...require('internal:part-distance-sensor'),
  ...require('internal:part-mcp3008'),
  ...require('internal:part-potentiometer'),
  ...require('internal:part-pcf8574'),
  ...require('internal:part-bme280'),
  ...require('internal:part-vl53l0x'),
  ...require('internal:part-serial-device'),
  ...require('internal:part-surroundings'),
};
