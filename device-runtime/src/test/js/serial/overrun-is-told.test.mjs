import serial from 'hal:serial';

const desk = await serial.open('desk', { bufferSize: 1000, baudRate: 115200 });
const box = await serial.open('box', { baudRate: 115200 });
let lost = 0;
let got = 0;
function all() {
  if (got + lost < 4000) return;
  console.log(lost > 0, got >= 1000, got + lost);
  desk.close();
  box.close();
}
desk.on('overrun', (overrun) => {
  lost += overrun.lost;
  // Read only from now on, so that something had to be lost.
  if (!desk.listenerCount('data')) {
    desk.on('data', (bytes) => {
      got += bytes.length;
      all();
    });
  }
  all();
});
box.write(Buffer.alloc(4000));
// out: true true 4000
