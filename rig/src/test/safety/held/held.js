// Holds a box's wake line, presses one of its keys answer by answer, has a motor of its own on, and never comes back.
import gpio from 'hal:gpio';
import serial from 'hal:serial';

const desk = await serial.open('desk');
const wake = await gpio.output('wake', { initial: 1 });
const motor = await gpio.output('motor', { initial: 1 });
let answers = 0;
desk.on('data', () => {
  desk.write([0x9b, 0x06, 0x02, 4, 0, 0, 0, 0x9d]);
  if (++answers === 10) {
    console.log('moving', wake.read(), motor.read());
    for (;;);
  }
});
