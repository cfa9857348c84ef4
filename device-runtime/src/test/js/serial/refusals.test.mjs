import serial, { open } from 'hal:serial';

const refused = async (...args) => {
  try {
    await open(...args);
  } catch (error) {
    const path = /(UART2|\/\S*\/desk)/g;
    console.log(error.name, error.code, error.message.replace(path, 'PORT'));
  }
};
await refused('/dev/ttyUSB7');
await refused('dsk');
await refused(7);
await refused('desk', { baud: 9600 });
await refused('desk', { dataBits: 9 });
await refused('desk', { framing: { type: 'length', lengthAt: -1 } });
const desk = await open('desk');
await refused('desk');
await desk.close();
console.log(serial.crc16modbus('123456789').toString(16), serial.sum8([0xff, 2]));
// out: Error ERR_ACCESS_DENIED serial: the manifest does not give /dev/ttyUSB7 to this app; add to "tayberry" in package.json: "serial": { "ttyusb7": { "port": "/dev/ttyUSB7" } }
// out: Error ENOENT serial: the manifest names no port dsk; it names box, desk
// out: TypeError ERR_INVALID_ARG_TYPE serial: the port must be a name of the manifest or a path, got 7
// out: TypeError ERR_INVALID_ARG_TYPE serial: baud is not an option; there are baudRate, dataBits, stopBits, parity, flowControl, dtr, rts, framing, reconnect, lastWords, highWaterMark, bufferSize
// out: RangeError ERR_OUT_OF_RANGE serial: dataBits must be one of 5, 6, 7, 8, got 9
// out: RangeError ERR_OUT_OF_RANGE serial: framing.lengthAt must be from 0 to 255, got -1
// out: Error EBUSY serial: PORT is already open by test; close it first
// out: 4b37 1
