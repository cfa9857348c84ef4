import i2c from 'hal:i2c';
const bus = await i2c.open('sensors');
const chip = bus.device(0x48);

function refused(call) {
  try {
    call();
    console.log('not refused');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
refused(() => i2c.open());
refused(() => bus.device('0x48'));
refused(() => bus.device(0x90));
refused(() => bus.device(0x3ff));
refused(() => chip.write('text'));
refused(() => chip.write([256]));
refused(() => chip.read(-1));
refused(() => chip.read(8193));
refused(() => chip.write(new Uint8Array(8193)));
refused(() => chip.writeByte(0x10, 1.5));
refused(() => chip.readWord(0x10, { bigendian: true }));
refused(() => bus.transfer(0x48, []));
refused(() => bus.transfer(0x48, [{ red: 1 }]));
refused(() => bus.scan({ read: 1 }));
refused(() => bus.lock(() => {}));
// out: TypeError ERR_INVALID_ARG_TYPE i2c: the name of a bus must be a string, got undefined
// out: TypeError ERR_INVALID_ARG_TYPE i2c: an address must be a number, got "0x48"
// out: RangeError ERR_OUT_OF_RANGE i2c: an address has 7 bits and is one of 0x08 to 0x77, got 0x90; if it counts the read bit, 0x48 is meant
// out: RangeError ERR_OUT_OF_RANGE i2c: an address has 7 bits and is one of 0x08 to 0x77, got 0x3ff
// out: TypeError ERR_INVALID_ARG_TYPE i2c: write takes bytes: a Buffer, a Uint8Array or numbers from 0 to 255, got "text"
// out: TypeError ERR_INVALID_ARG_TYPE i2c: write takes bytes: a Buffer, a Uint8Array or numbers from 0 to 255, got [256]
// out: RangeError ERR_OUT_OF_RANGE i2c: read must be a whole number from 0 to 8192, got -1
// out: RangeError ERR_OUT_OF_RANGE i2c: read must be a whole number from 0 to 8192, got 8193
// out: RangeError ERR_OUT_OF_RANGE i2c: write takes at most 8192 bytes, got 8193
// out: RangeError ERR_OUT_OF_RANGE i2c: value must be a whole number from 0 to 255, got 1.5
// out: TypeError ERR_INVALID_ARG_TYPE i2c: readWord has no option bigendian; it has bigEndian
// out: RangeError ERR_OUT_OF_RANGE i2c: a transfer has 1 to 42 parts, got 0
// out: TypeError ERR_INVALID_ARG_TYPE i2c: read must be a number, got undefined
// out: TypeError ERR_INVALID_ARG_TYPE i2c: read must be true or false, got 1
// out: TypeError ERR_INVALID_ARG_TYPE i2c: lock hands its function the bus to use inside: bus.lock(async (bus) => { … })
