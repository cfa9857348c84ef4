import i2c from 'hal:i2c';
import buses from 'test:buses';

const bus = await i2c.open('sensors');
buses.fault('broken');
await bus.device(0x48).readByte(1).catch((error) => console.log(error.code, error.message));
await bus.device(0x49).readByte(1).catch((error) => console.log(error.code));
// out: EIO i2c: the transfer with 0x48 on I2C1 broke off: the device stopped answering or held the clock too long; check its wires, or lower the bus's speed (dtparam=i2c_arm_baudrate=50000)
// out: ENXIO
