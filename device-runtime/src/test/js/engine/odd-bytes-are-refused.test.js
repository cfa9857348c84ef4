const detached = new Uint8Array(8);
detached.buffer.transfer();
const shrunk = new Uint8Array(new ArrayBuffer(4, { maxByteLength: 8 }), 2);
shrunk.buffer.resize(1);
const odd = [null, undefined, NaN, 10n, [65], {}, { buffer: new ArrayBuffer(3), byteOffset: -5, byteLength: 1e9 }];
for (const chunk of odd) {
  try {
    process.stdout.write(chunk);
  } catch (error) {
    if (error.code !== 'ERR_INVALID_ARG_TYPE') process.stdout.write(`${error}\n`);
  }
}
process.stdout.write(detached);
process.stdout.write(shrunk);
process.stdout.write(new Uint8Array([1, 65, 66, 10]).subarray(1));
process.stdout.write(new Uint16Array([0x0a43]));
// out: AB
// out: C
