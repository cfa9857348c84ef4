// One end of a real serial line: the app's driver and its desk. See run.sh.

import serial from 'hal:serial';

import { Desk } from './src/desk/desk.js';
import { Jiecang } from './src/drivers/jiecang/jiecang.js';

const driver = await Jiecang.open({ serial });
const desk = new Desk(driver, { limits: { min: 600, max: 1400 }, needsArming: false });
const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000));

async function goTo(height) {
  const ended = new Promise((resolve) => desk.once('ended', resolve));
  desk.goTo(height);
  console.log(`${height}: ${await ended}, ${Math.abs(desk.height - height) <= 2 ? 'within 2 mm' : `at ${desk.height}`}`);
}

// Not awaited, nor the entry's last value, which would be waited for: while it loads, a program may stand still for longer.
void day();

async function day() {
  await seconds(1.5); // for its greeting
  console.log(`range ${driver.range.min}-${driver.range.max}, presets ${driver.presets}`);
  await goTo(638); // 02 7E
  await goTo(650);
  desk.goTo(1372); // 05 5C, sum 7E
  await seconds(2);
  desk.stop();
  await seconds(1);
  desk.goTo(1100);
  await seconds(1);
  setTimeout(standStill, 0); // as on a board that swaps: tripped
  await seconds(2.5);
  console.log(desk.error.split(':')[0], desk.outcome);
  await seconds(3); // for the greeting
  desk.goTo(1100);
  await seconds(1);
  process.exit(0); // in the middle of it: the last words have to stop the desk
}

function standStill() {
  for (const until = performance.now() + 2000; performance.now() < until; );
}
