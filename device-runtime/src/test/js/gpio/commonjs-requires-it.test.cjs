const gpio = require('hal:gpio');

gpio.output('led', { initial: 1 }).then(async (led) => {
  const imported = await import('hal:gpio');
  process.stdout.write(`${led.value} ${imported.default === gpio} ${imported.output === gpio.output}\n`);
});
// out: 1 true true
