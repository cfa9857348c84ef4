import { Servo } from 'hal:parts';

const arm = await Servo.open('arm', { min: 1000, max: 2000, range: 180 });
await arm.turn(45);
await arm.turn(135, { duration: 1500 });
await arm.sweep({ times: 2 });
arm.release();
