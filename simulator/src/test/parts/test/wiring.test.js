import { test } from 'node:test';
import assert from 'node:assert';
import gpio from 'hal:gpio';
import world from 'sim:world';
import { Button, DistanceSensor, Led, Potentiometer, Switch } from 'sim:parts';
import { clock, rig } from 'sim:test';

const faults = [];
world.on('fault', ({ message }) => faults.push(message));

test('an echo of 5 V without a divider burns its pin, with one it does not', async () => {
  const bare = new DistanceSensor({ trigger: 'GPIO25', echo: 'GPIO23', distance: 100 });
  await clock.sleep('10ms');
  const trigger = await gpio.output('trigger');
  trigger.write(1);
  trigger.write(0);
  await clock.sleep('100ms');
  await trigger.close();
  assert.deepStrictEqual(faults.splice(0).map((text) => text.split(';')[0]),
    ['gpio: distance-sensor puts 5 V on GPIO23, which takes 3.3 V: that burns the pin']);
  assert.match(world.burntAt(bare.view().at), /5 V/);
  assert.strictEqual(world.burntAt(rig.sonar.view().at), undefined);
});

test('a button to ground on an output that is high is a short, and its part says so', async () => {
  const led = await gpio.output('led', { initial: 1 });
  const wrong = new Button({ line: 'GPIO27' });
  wrong.hold();
  await clock.sleep('10ms');
  wrong.release();
  assert.match(faults.splice(0).join(), /^gpio: GPIO27 is driven high by the app \(.*led.*\) and low by button at once: that burns a pin/);
  assert.match(world.burntAt(['GPIO27']), /burns/);
  await led.close();
});

test('two that drive one line are a short', async () => {
  const one = new Switch({ line: 'GPIO9', closed: 0, on: true });
  const other = new Switch({ line: 'GPIO9', closed: 1, on: true });
  await clock.sleep('10ms');
  assert.match(faults.splice(0).join(), /GPIO9 is driven high by switch and low by switch at once/);
  one.on = false;
  assert.deepStrictEqual([world.line('GPIO9').level, other.on], [1, true]);
});

test('two outputs of the app that a wire joins are a short', async () => {
  world.line('GPIO5').wire('GPIO6');
  const left = await gpio.output('left', { initial: 1 });
  const right = await gpio.output('right', { initial: 0 });
  await clock.sleep('10ms');
  assert.match(faults.splice(0).join(), /^gpio: GPIO5–GPIO6 is driven high by the app \(.*left.*\) and low by the app \(.*right.*\) at once: that burns a pin/);
  assert.match(world.burntAt(['GPIO6']), /burns/);
  await left.close();
  await right.close();
});

test('what a part is made with is checked, with the near name', () => {
  assert.throws(() => new Led({ lien: 'GPIO27' }), { message: 'sim:parts: Led has no option lien; did you mean line?' });
  assert.throws(() => new Led({}), /Led needs line, such as new Led\(\{ line: … \}\)/);
  assert.throws(() => new Led('GPIO27'), /new Led\(\{ line, lit, colour \}\) wants an object, got GPIO27/);
  assert.throws(() => new Led({ line: 'GPIO99' }), /has no line GPIO99; did you mean GPIO9\?/);
  assert.throws(() => new Potentiometer({ adc: {} }), /needs adc, an MCP3008/);
});
