import spi from 'hal:spi';

// MOSI is wired to MISO.
const chip = await spi.open('adc', { chipSelect: 0, mode: 0, speed: 1_000_000 });
console.log(await chip.transfer([1, 0x80, 0]));
console.log(await chip.transfer(Buffer.from('hello')));
console.log(await chip.read(2));
console.log(await chip.write(Uint8Array.of(1)));
console.log(await chip.transaction([[0x03, 0, 0], { read: 2 }, [7]]));
// out: <Buffer 01 80 00>
// out: <Buffer 68 65 6c 6c 6f>
// out: <Buffer 00 00>
// out: undefined
// out: [ <Buffer 03 00 00>, <Buffer 00 00>, <Buffer 07> ]
