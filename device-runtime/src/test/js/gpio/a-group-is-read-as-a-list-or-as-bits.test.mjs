import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const names = ['in', 'key', 'arm'];
const inputs = await gpio.group(names);
say(inputs.name, inputs.names, inputs.names === inputs.names);
say(inputs.read(), inputs.readBits(), inputs.value);
const out = await gpio.output('out', { initial: 1 });
say(inputs.read(), inputs.readBits(), inputs.value);
await inputs.close();
const turned = await gpio.group(names.toReversed(), { activeLow: true });
say(turned.read(), turned.readBits());
await turned.close();
await gpio.input('key'); // it is free again
try {
  turned.read();
} catch (error) {
  say(error.code);
}
out.write(0);
// The key is pulled up and active low by its manifest, the arm is pulled by nobody.
// out: in+key+arm in,key,arm false
// out: 0,0,0 0 0,0,0
// out: 1,0,0 1 1,0,0
// out: 1,0,0 1
// out: EBADF
