import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

async function refused(call) {
  try {
    await call();
    say('it was not refused');
  } catch (error) {
    say(error.name, error.code, error.message);
  }
}
function thrown(call) {
  try {
    call();
    say('nothing was thrown');
  } catch (error) {
    say(error.name, error.code, error.message);
  }
}
thrown(() => gpio.group('led'));
thrown(() => gpio.group([]));
thrown(() => gpio.group(['in', 'in']));
thrown(() => gpio.group(['in'], { direction: 'up' }));
thrown(() => gpio.group(['in'], { initial: [1] }));
thrown(() => gpio.group(['led', 'out'], { direction: 'out', initial: [1] }));
thrown(() => gpio.group(['led', 'out'], { direction: 'out', initial: 4 }));
const inputs = await gpio.group(['in', 'key']);
thrown(() => inputs.write([1, 1]));
await refused(() => gpio.group(['arm', 'key'], { direction: 'out' }));
await gpio.output('arm'); // all or none
await refused(() => gpio.group(['in', 'nobody']));
const bus = await gpio.group(['led', 'out'], { direction: 'out' });
thrown(() => bus.write([1]));
thrown(() => bus.write(4));
thrown(() => bus.write([0, 2]));
say(bus.value);
// out: TypeError ERR_INVALID_ARG_TYPE gpio: a group has a list of names, got "led"
// out: RangeError ERR_OUT_OF_RANGE gpio: a group has 1 to 53 names, each once
// out: RangeError ERR_OUT_OF_RANGE gpio: a group has 1 to 53 names, each once
// out: TypeError ERR_INVALID_ARG_TYPE gpio: direction must be in, out, got "up"
// out: TypeError ERR_INVALID_ARG_TYPE gpio: initial is for groups with direction 'out'
// out: RangeError ERR_OUT_OF_RANGE gpio: initial must be 2 levels, got 1
// out: RangeError ERR_OUT_OF_RANGE gpio: initial must be 0 to 3, got 4
// out: Error EPERM gpio: a group of inputs cannot be written; open it with { direction: 'out' }
// out: Error EBUSY gpio: test:arm+key wants line GPIO17 (simulated 17), which test:in+key holds; close it there first
// out: Error ERR_ACCESS_DENIED gpio: this app has no pin "nobody"; wire it in package.json: "tayberry": { "pins": { "nobody": "GPIO2" } }
// out: RangeError ERR_OUT_OF_RANGE gpio: values must be 2 levels, got 1
// out: RangeError ERR_OUT_OF_RANGE gpio: values must be 0 to 3, got 4
// out: RangeError ERR_OUT_OF_RANGE gpio: values must be 0 or 1, got 2
// out: 0,0
