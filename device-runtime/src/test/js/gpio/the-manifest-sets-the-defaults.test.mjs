import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

// key: pull up, active low. led: safe 0.
const key = await gpio.input('key');
say(key.value);
await key.close();
const plain = await gpio.input('key', { activeLow: false });
say(plain.value);
await plain.close();
const down = await gpio.input('key', { pull: 'down' });
say(down.value);
say((await gpio.output('led')).value);
// out: 0
// out: 1
// out: 1
// out: 0
