import serial from 'hal:serial';

const desk = await serial.open('desk');
await new Promise((done) => desk.once('open', done));
const box = await serial.open('box');
desk.write(Buffer.from([1, 2]));
desk.write('é');
desk.write('ff', 'hex');
await new Promise((sent) => desk.write([3, 4], sent));
await desk.drain();
let heard = Buffer.alloc(0);
for await (const chunk of box) {
  heard = Buffer.concat([heard, chunk]);
  if (heard.length === 7) break;
}
console.log(heard.toString('hex'));
await desk.close();
await box.close();
// out: 0102c3a9ff0304
