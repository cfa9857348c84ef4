import i2c from 'hal:i2c';
import buses from 'test:buses';

const bus = await i2c.open('sensors');
const scanned = (found) => console.log(found.length);
const failed = ({ code }) => console.log(code);
buses.setStuck(true);
await bus.scan().then(scanned, failed);
buses.setStuck(false);
buses.fault('arbitration');
await bus.scan().then(scanned, failed);
await bus.scan().then(scanned, failed);
// out: ETIMEDOUT
// out: EAGAIN
// out: 1
