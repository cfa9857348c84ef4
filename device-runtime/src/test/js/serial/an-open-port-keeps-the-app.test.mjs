import serial from 'hal:serial';

const desk = await serial.open('desk');
const box = await serial.open('box');
// Nothing else is left to do than to wait for this.
desk.once('data', async (bytes) => {
  console.log(bytes.length > 0);
  await desk.close();
  await box.close();
});
box.write('x');
// out: true
