import spi from 'hal:spi';
const chip = await spi.open('adc', { bitsPerWord: 16 });

function refused(call) {
  try {
    call();
    console.log('not refused');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
refused(() => spi.open());
refused(() => spi.open('adc', null));
refused(() => spi.open('adc', { mod: 1 }));
refused(() => spi.open('adc', { mode: 4 }));
refused(() => spi.open('adc', { speed: '1M' }));
refused(() => spi.open('adc', { lsbFirst: 1 }));
refused(() => chip.transfer('text'));
refused(() => chip.transfer([1]));
refused(() => chip.read(-2));
refused(() => chip.transaction([]));
refused(() => chip.transaction([1, 2]));
// out: TypeError ERR_INVALID_ARG_TYPE spi: the name of a bus must be a string, got undefined
// out: TypeError ERR_INVALID_ARG_TYPE spi: options must be an object, got null
// out: TypeError ERR_INVALID_ARG_TYPE spi: mod is not an option; there are chipSelect, mode, speed, bitsPerWord, lsbFirst, csHigh
// out: RangeError ERR_OUT_OF_RANGE spi: mode must be a whole number from 0 to 3, got 4
// out: TypeError ERR_INVALID_ARG_TYPE spi: speed must be a number, got "1M"
// out: TypeError ERR_INVALID_ARG_TYPE spi: lsbFirst must be true or false, got 1
// out: TypeError ERR_INVALID_ARG_TYPE spi: transfer takes bytes: a Buffer, a Uint8Array or numbers from 0 to 255, got "text"
// out: RangeError ERR_OUT_OF_RANGE spi: a word of 16 bits is 2 bytes, so a part is a multiple of that, got 1
// out: RangeError ERR_OUT_OF_RANGE spi: the number of bytes to read must be a whole number from 0 to 1048576, got -2
// out: RangeError ERR_OUT_OF_RANGE spi: a transaction has 1 to 256 parts, got 0
// out: TypeError ERR_INVALID_ARG_TYPE spi: transaction takes a list of bytes and { read: n }, got [1, 2]
