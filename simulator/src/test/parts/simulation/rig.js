import { Button, Buzzer, DistanceSensor, Led, Motor, Relay, Servo } from 'sim:parts';
import { BME280, MCP3008, PCF8574, VL53L0X } from 'sim:parts';

export const led = new Led({ line: 'GPIO27' });
export const lamp = new Led({ line: 'GPIO18' });
export const button = new Button({ line: 'GPIO17', pressed: 0 });
export const heater = new Relay({ line: 'GPIO22', on: 0 });
export const buzzer = new Buzzer({ line: 'GPIO24' });
export const speaker = new Buzzer({ line: 'GPIO13', passive: true });
export const arm = new Servo({ line: 'GPIO12' });
export const desk = new Motor({ forward: 'GPIO20', backward: 'GPIO21', rate: 40, position: 500 });
export const cart = new Motor({ forward: 'GPIO5', backward: 'GPIO6', rate: 40, position: 500 });
export const fan = new Motor({ direction: 'GPIO16', speed: 'GPIO19', rate: 40, position: 500 });
export const sonar = new DistanceSensor({ trigger: 'GPIO25', echo: 'GPIO26' });
export const air = new BME280({ bus: 'I2C1', temperature: 21.5, humidity: 45, pressure: 1013.25 });
export const light = new VL53L0X({ bus: 'I2C1', distance: 350 });
export const expander = new PCF8574({ bus: 'I2C1', interrupt: 'GPIO4' });
export const adc = new MCP3008({ bus: 'SPI0', reference: 3.3 });
