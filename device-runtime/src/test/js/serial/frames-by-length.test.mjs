import serial from 'hal:serial';

const framing = {
  type: 'length', start: [0xf2, 0xf2], lengthAt: 3, lengthAdds: 6, max: 22,
  checksum: { type: 'sum8', from: 2, at: -2 }, end: [0x7e],
};
const desk = await serial.open('desk', { framing });
const box = await serial.open('box');
const heights = [638, 894, 1150];
let seen = 0;
desk.on('frame', (frame) => {
  console.log(frame.toString('hex'));
  if (++seen === heights.length + 1) {
    desk.close();
    box.close();
  }
});
for (const height of heights) {
  const body = [0x01, 0x03, height >> 8, height & 0xff, 0x07];
  box.write([0xf2, 0xf2, ...body, serial.sum8(body), 0x7e]);
}
box.write([0xf2, 0xf2, 0x1b, 0x02, 0x05, 0x5c, 0x7e, 0x7e]);
// out: f2f20103027e078b7e
// out: f2f20103037e078c7e
// out: f2f20103047e078d7e
// out: f2f21b02055c7e7e
