import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

function refused(call) {
  try {
    call();
  } catch (error) {
    say(error.name, error.code, error.message);
  }
}
refused(() => gpio.input());
refused(() => gpio.input('key', null));
refused(() => gpio.input('key', { debouce: 5 }));
refused(() => gpio.input('key', { debounce: 'fast' }));
refused(() => gpio.input('key', { debounce: -1 }));
refused(() => gpio.input('key', { pull: 'sideways' }));
refused(() => gpio.input('key', { activeLow: 1 }));
refused(() => gpio.output('led', { initial: 2 }));
const led = await gpio.output('led', { initial: undefined });
refused(() => led.write('1'));
// out: TypeError ERR_INVALID_ARG_TYPE gpio: the name of an input must be a string, got undefined
// out: TypeError ERR_INVALID_ARG_TYPE gpio: the options of an input must be an object, got null
// out: TypeError ERR_INVALID_ARG_TYPE gpio: an input has no option debouce; it has pull, activeLow, debounce, edge
// out: TypeError ERR_INVALID_ARG_TYPE gpio: debounce must be a number of milliseconds, got "fast"
// out: RangeError ERR_OUT_OF_RANGE gpio: debounce must be 0 to 4294967.295 ms, got -1
// out: TypeError ERR_INVALID_ARG_TYPE gpio: pull must be up, down, none, got "sideways"
// out: TypeError ERR_INVALID_ARG_TYPE gpio: activeLow must be true or false, got 1
// out: RangeError ERR_OUT_OF_RANGE gpio: initial must be 0 or 1, got 2
// out: TypeError ERR_INVALID_ARG_TYPE gpio: value must be 0 or 1, got "1"
