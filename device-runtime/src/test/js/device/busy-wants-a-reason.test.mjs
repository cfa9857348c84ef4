import device from 'hal:device';

for (const reason of [undefined, 3, '', ' ', 'x'.repeat(201)]) {
  try {
    device.busy(reason);
  } catch (error) {
    console.log(error.name, error.code, error.message.slice(-12));
  }
}
console.log(device.reasons);
// out: TypeError ERR_INVALID_ARG_TYPE ot undefined
// out: TypeError ERR_INVALID_ARG_TYPE ; got number
// out: RangeError ERR_OUT_OF_RANGE ing'; got ""
// out: RangeError ERR_OUT_OF_RANGE ng'; got " "
// out: RangeError ERR_OUT_OF_RANGE xxxxxxxxxxx"
// out: []
