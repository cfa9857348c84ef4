import serial from 'hal:serial';

const framer = serial.framer({ type: 'regular', length: 3 });
console.log(framer.push([1, 2]).length);
console.log(framer.push('abcd').map((frame) => frame.toString('hex')).join(' '));
const lines = serial.framer({ type: 'delimiter', delimiter: '\r\n', max: 2 });
console.log(String(lines.push('ok\r\ntoo long\r\n')), lines.garbage);
// out: 0
// out: 010261 626364
// out: ok 10
