import serial from 'hal:serial';
import cable from 'test:cable';

const desk = await serial.open('desk', { reconnect: { first: 20, max: 100 } });
let box = await serial.open('box');
const event = (port, name) => new Promise((done) => port.once(name, done));

const told = Promise.all([event(desk, 'disconnect'), event(box, 'disconnect'), event(box, 'close')]);
cable.unplug();
const [error] = await told;
console.log(error.code, desk.isOpen, box.destroyed);

const failed = new Promise((done) => desk.write('too late', done));
console.log((await failed).code);
desk.write('12345');

const again = event(desk, 'reconnect');
cable.plug();
const { attempts, dropped } = await again;
console.log(attempts > 0, dropped, desk.isOpen);

box = await serial.open('box');
desk.write('back');
let heard = '';
for await (const chunk of box) {
  heard += chunk;
  if (heard.length === 4) break;
}
console.log(heard);
await desk.close();
await box.close();
// out: ENODEV false true
// out: ENODEV
// out: true 5 true
// out: back
