'use strict';
// hal:parts. A part's file is loaded when the part is first used: who wants a light loads no sensor.

const FILES = {
  Led: 'led',
  Button: 'button',
  Relay: 'relay',
  Buzzer: 'buzzer',
  Servo: 'servo',
  Motor: 'motor',
  DistanceSensor: 'distance-sensor',
  BME280: 'bme280',
  VL53L0X: 'vl53l0x',
  MCP3008: 'mcp3008',
  PCF8574: 'pcf8574',
};

const TRAPS = ['apply', 'construct', 'get', 'getPrototypeOf', 'has', 'set'];

/** Stands for a class until it is looked into: opened, extended or asked for an instance. */
function later(name, file) {
  const real = () => require(`internal:parts-${file}`)[name];
  const traps = TRAPS.map((trap) => [trap, (_, ...rest) => Reflect[trap](real(), ...rest)]);
  // A plain function, since a class's own prototype could not be another's.
  return new Proxy(function () {}, Object.fromEntries(traps));
}

for (const [name, file] of Object.entries(FILES)) exports[name] = later(name, file);
