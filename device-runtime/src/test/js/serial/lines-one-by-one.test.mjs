import serial from 'hal:serial';

const desk = await serial.open('desk', { framing: { type: 'delimiter' } });
const box = await serial.open('box');
box.write('first\nsecond\nlast\n');
for await (const line of desk) {
  console.log(line.toString());
  if (line.toString() === 'last') break;
}
await desk.close();
await box.close();
console.log('closed', desk.isOpen, box.isOpen);
// out: first
// out: second
// out: last
// out: closed false false
