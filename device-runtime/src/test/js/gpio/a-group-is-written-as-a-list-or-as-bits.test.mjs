import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const bus = await gpio.group(['led', 'out', 'arm'], { direction: 'out', initial: [0, 1, 0] });
const into = await gpio.input('in');
const told = () => say(bus.read(), bus.readBits(), bus.value, into.value);
told();
bus.write([1, 0, 1]);
told();
bus.write(0b010);
told();
bus.write([true, false, false]);
told();
bus.write(0);
told();
await bus.close();
const started = await gpio.group(['arm', 'out'], { direction: 'out', initial: 0b10 });
say(started.value, into.value);
// The lines are those of out, which is wired to in, and two others.
// out: 0,1,0 2 0,1,0 1
// out: 1,0,1 5 1,0,1 0
// out: 0,1,0 2 0,1,0 1
// out: 1,0,0 1 1,0,0 0
// out: 0,0,0 0 0,0,0 0
// out: 0,1 1
