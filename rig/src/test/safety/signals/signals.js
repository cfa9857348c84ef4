// Stopped and continued, told to end and not minding, told to end and ending.
import gpio from 'hal:gpio';

process.once('SIGHUP', async () => {
  const heater = await gpio.output('heater');
  heater.on('error', ({ code }) => console.log('heater', code));
  let motor = await gpio.output('motor');
  const lamp = await gpio.output('lamp');
  lamp.on('error', ({ code }) => console.log('lamp', code));
  process.on('SIGINT', async () => {
    motor.write(1);
    lamp.write(1);
    console.log('SIGINT');
    await motor.close();
    motor = await gpio.output('motor', { initial: 1 });
    console.log('on again');
  });
  heater.on('close', () => {
    motor.write(1);
    console.log('on');
  });
  heater.write(1);
  console.log('heating');
});
setInterval(() => {}, 60_000);
console.log('ready');
// out: ready
// signal: HUP
// out: heating
// level: 6 1
// signal: STOP
// $ sleep 2.5
// level: 6 1
// signal: CONT
// level: 6 0
// err: heater safe (max-on)
// out: heater ERR_MAX_ON

// out: on
// level: 5 1
// signal: INT
// out: SIGINT
// out: on again
// level: 5 1
// out: lamp ERR_TRIPPED

// signal: TERM
// exit: 143
// $ tail -1 safety/signals/.tayberry/data/trips.log | grep '"reason":"signal","pins":\["motor"\]'
// writes: 6=0 5=0 13=0 6=1 6=0 5=1 5=0 5=1 5=0
