import serial from 'hal:serial';

const box = await serial.open('box');
{
  const desk = await serial.open('desk');
  desk.write('s');
  desk.write('t');
  desk.write('op');
  await Promise.all([desk.close(), desk.close(), desk[Symbol.asyncDispose]()]);
  desk.write('x', (error) => console.log(error.code));
}
let heard = '';
for await (const chunk of box) {
  heard += chunk;
  if (heard.length === 4) break;
}
console.log(heard);
await box.close();
// out: ERR_STREAM_DESTROYED
// out: stop
