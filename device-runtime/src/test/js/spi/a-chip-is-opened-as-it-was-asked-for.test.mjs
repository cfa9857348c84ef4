import spi from 'hal:spi';
import buses from 'test:buses';

for (const mode of [0, 1, 2, 3]) {
  const chip = await spi.open('adc', { mode, speed: 500_000 });
  console.log(buses.settings(0).mode, buses.settings(0).speed);
  await chip.close();
}
await spi.open('adc', { bitsPerWord: 12, lsbFirst: true, csHigh: true });
const { bitsPerWord, lsbFirst, csHigh, mode, speed } = buses.settings(0);
console.log(bitsPerWord, lsbFirst, csHigh, mode, speed);
// out: 0 500000
// out: 1 500000
// out: 2 500000
// out: 3 500000
// out: 12 true true 0 1000000
