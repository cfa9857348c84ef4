'use strict';
const gpio = require('@iiot2k/gpiox');

function must(done, what) {
  if (!done && done !== 0) throw new Error(`${what}: ${gpio.error_text()}`);
}

must(gpio.init_gpio(27, gpio.GPIO_MODE_OUTPUT, 0), 'output');
must(
  gpio.watch_gpio(17, gpio.GPIO_MODE_INPUT_PULLDOWN, 0, gpio.GPIO_EDGE_BOTH, (level) => gpio.set_gpio(27, level)),
  'input',
);
console.log('ready');
setInterval(() => {}, 1000); // its watch does not keep a program running
