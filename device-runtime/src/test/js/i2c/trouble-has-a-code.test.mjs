import i2c from 'hal:i2c';
import buses from 'test:buses';

const bus = await i2c.open('sensors');
const chip = bus.device(0x48);
const failed = (error) => console.log(error.code, error.message);
await bus.device(0x49).readByte(0).catch(failed);
buses.setSilent(true);
await chip.readByte(0).catch(failed);
buses.setSilent(false);
buses.setStuck(true);
const before = performance.now();
await chip.readByte(0).catch(failed);
console.log(performance.now() - before, 'ms');
buses.setStuck(false);
console.log(await chip.readByte(0));
// out: ENXIO i2c: no device answers at 0x49 on I2C1; check its address, its power and its wires; scan() shows who answers
// out: ENXIO i2c: no device answers at 0x48 on I2C1; check its address, its power and its wires; scan() shows who answers
// out: ETIMEDOUT i2c: I2C1 is stuck (talking to 0x48): SDA or SCL is held low; power-cycle the device, and check the pull-ups
// out: 1000 ms
// out: 0
