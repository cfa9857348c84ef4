import serial from 'hal:serial';

const desk = await serial.open('desk', { rts: false });
const box = await serial.open('box');
const event = (port, name) => new Promise((done) => port.once(name, done));

console.log(JSON.stringify(await desk.get()));
console.log(JSON.stringify(await box.get()));

const changed = event(box, 'signals');
await desk.set({ rts: true });
console.log(JSON.stringify(await changed));

const broken = event(box, 'break');
desk.write('a');
const sent = desk.break(20);
desk.write('b');
await sent;
console.log((await broken).count);
let heard = '';
for await (const chunk of box) {
  heard += chunk;
  if (heard.length === 2) break;
}
console.log(heard);

for (const wrong of [() => desk.set({ cts: true }), () => desk.set({ dtr: 1 }), async () => desk.break(0)]) {
  console.log(await wrong().catch((error) => `${error.code} ${error.message}`));
}
await desk.close();
console.log(await desk.get().catch((error) => error.code));
await box.close();
// out: {"cts":true,"dsr":true,"ri":false,"dcd":true}
// out: {"cts":false,"dsr":true,"ri":false,"dcd":true}
// out: {"cts":true,"dsr":true,"ri":false,"dcd":true}
// out: 1
// out: ab
// out: ERR_INVALID_ARG_TYPE serial: cts is not a line that can be set; there are dtr, rts
// out: ERR_INVALID_ARG_TYPE serial: dtr must be true or false, got 1
// out: ERR_OUT_OF_RANGE serial: break must be above 0 and at most 5000 ms, got 0
// out: EBADF
