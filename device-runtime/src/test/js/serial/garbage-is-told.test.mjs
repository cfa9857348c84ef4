import serial from 'hal:serial';

const framing = {
  type: 'length', start: [0xf2, 0xf2], lengthAt: 3, lengthAdds: 6, max: 22,
  checksum: { type: 'sum8', from: 2, at: -2 }, end: [0x7e],
};
const desk = await serial.open('desk', { framing });
const box = await serial.open('box');
const good = Buffer.from('f2f20e01000f7e', 'hex');
const events = [];
desk.on('garbage', ({ bytes, reason, total }) => {
  events.push(`${bytes.toString('hex')} ${reason} ${total}`);
});
desk.on('frame', async (frame) => {
  events.push(frame.toString('hex'));
  if (events.length === 4) {
    console.log(events.join('\n'));
    console.log(desk.garbage);
    await desk.close();
    await box.close();
  }
});
// One write each: told together, they come together.
await new Promise((sent) => box.write(Buffer.concat([Buffer.from('f2f2', 'hex'), good]), sent));
box.write(Buffer.concat([Buffer.from('f2f20e0100107e', 'hex'), good]));
// out: f2f2 noise 2
// out: f2f20e01000f7e
// out: f2f20e0100107e checksum 9
// out: f2f20e01000f7e
// out: 9
