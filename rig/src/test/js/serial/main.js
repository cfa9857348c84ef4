// Lines over a UART, to the other end and back.
import serial from 'hal:serial';

const port = await serial.open('desk', { framing: { type: 'delimiter' } });
port.on('frame', async (line) => {
  console.log(line.toString());
  await port.close();
});
port.write('hello\n');
// uart: hello
// uart says: goodbye
// out: goodbye
// exit: 0
