import assert from 'node:assert';
import test from 'node:test';
import { clock, rig } from 'sim:test';

/** Something else than it is. */
function other({ kind, options, max, value }) {
  if (kind === 'choice') return options.at(-1);
  return { switch: !value, hold: true, push: null, range: max }[kind];
}

/** What the page and scenarios see of the rig. */
const parts = () => Object.entries({ box: rig.box, handset: rig.handset, cable: rig.cable }).filter(([, part]) => part !== null);

for (const desk of ['jiecang', 'flexispot', 'relay']) {
  test(`${desk}: every picture is bound to values that are there, and every control can be set and taken back`, async () => {
    if (desk !== 'relay' || rig.desk !== desk) rig.wire(desk); // its sensor stays on the bus
    for (const [name, part] of parts()) {
      const { values } = JSON.parse(JSON.stringify(part.view()));
      for (const [, bound] of (part.constructor.picture ?? '').matchAll(/data-[a-z-]+="(\w+)"/g)) {
        assert.ok(bound in values, `${name}: ${bound}`);
      }
      for (const [key, control] of Object.entries(part.controls)) {
        const before = control.value;
        control.set(other(control));
        await clock.sleep('100ms');
        if (control.kind === 'hold') control.set(false);
        if (before === undefined) continue;
        assert.notStrictEqual(part.controls[key].value, before, `${name}.${key} is set`);
        part.controls[key].set(before);
        assert.strictEqual(part.controls[key].value, before, `${name}.${key} is taken back`);
      }
    }
  });

  test(`${desk}: the desk on the page rises with its height, and shows what is in its way`, async () => {
    if (desk !== 'relay' || rig.desk !== desk) rig.wire(desk); // its sensor stays on the bus
    const { box, handset } = rig;
    const low = box.view().values;
    box.controls.obstacle.set(true);
    assert.strictEqual(box.view().values.obstacle, true);
    box.controls.obstacle.set(false);
    handset.controls.up.set(true);
    await clock.sleep('3s');
    assert.ok(box.view().values.rise < low.rise, `${box.view().values.rise}`);
    assert.strictEqual(box.view().values.moving, true);
    handset.controls.up.set(false);
    await clock.sleep('1s');
    assert.strictEqual(box.view().values.moving, false);
    assert.ok(Number(handset.view().values.display) > low.height);
  });
}

const bytes = (hex) => Uint8Array.from(hex.split(' '), (byte) => parseInt(byte, 16));
const words = (hex, fromBoard) => rig.box.describe(bytes(hex), { fromBoard });

test('what Jiecang boxes and their drivers say, in words', () => {
  rig.wire('jiecang');
  assert.deepStrictEqual(words('F1 F1 2B 00 2B 7E F1 F1 1B 02 04 4C 6D 7E', true), ['stop', 'go to 1100 mm']);
  assert.deepStrictEqual(words('F2 F2 01 03 02 EE 07 FB 7E', false), ['height 750']);
  assert.deepStrictEqual(words('F2 F2 25 02 02 D0 F9 7E', false), ['preset 1 at 720']);
});

test('what FlexiSpot boxes and their drivers say, in words', () => {
  rig.wire('flexispot');
  assert.deepStrictEqual(words('9B 04 11 7C C3 9D 9B 07 12 07 EF 6D A4 A8 9D', false), ['which key?', 'shows 79.5']);
  assert.deepStrictEqual(words('9B 06 02 01 00 FC A0 9D 9B 06 02 00 00 6C A1 9D', true), ['up', 'no key']);
});
