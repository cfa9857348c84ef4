import i2c from 'hal:i2c';

const bus = await i2c.open('sensors');
console.log(await bus.scan());
console.log(await bus.scan({ read: true }));
// out: [ { address: 72, state: 'answers' } ]
// out: [ { address: 72, state: 'answers' } ]
