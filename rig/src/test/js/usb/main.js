// A USB adapter that is pulled in the middle of a write and comes back: what the app is told, and that bytes go both ways again.
// before: sudo rig-hw usb; test -e /dev/ttyACM0 || echo 1-1 | sudo tee /sys/bus/usb/drivers/usb/bind; sudo udevadm settle; test -w /dev/ttyACM0 && stty -F /dev/ttyGS0 raw -echo
import serial from 'hal:serial';
import { once } from 'node:events';

const desk = await serial.open('desk', { reconnect: true, framing: { type: 'delimiter' } });
const pulled = once(desk, 'disconnect');
const cut = new Promise((done) => desk.write(Buffer.alloc(30_000), done));
const behind = new Promise((done) => desk.write('behind it', done));
console.log('writing to nobody who reads');
// out: writing to nobody who reads
// $ sleep 0.5; echo 1-1 | sudo tee /sys/bus/usb/drivers/usb/unbind
const [error] = await pulled;
console.log(error.code, desk.isOpen, (await cut).code, (await behind).code);
// out: ENODEV false ENODEV ENODEV
const back = once(desk, 'reconnect');
desk.write('too late');
console.log('unplugged');
// out: unplugged
// $ echo 1-1 | sudo tee /sys/bus/usb/drivers/usb/bind; sudo udevadm settle
const [{ attempts, dropped }] = await back;
console.log(attempts > 0, dropped, desk.isOpen);
// out: true 8 true
desk.on('frame', (line) => {
  console.log(line.toString());
  desk.close();
});
desk.write('hello\n');
// $ timeout 60 head -n 1 /dev/ttyGS0 | grep -x hello
// $ echo goodbye >/dev/ttyGS0
// out: goodbye
// exit: 0
