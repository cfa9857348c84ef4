import { test } from 'node:test';
import assert from 'node:assert';
import * as parts from 'hal:parts';
import { rig } from 'sim:test';

test('every part has a class that opens it', () => {
  const names = Object.keys(parts).filter((name) => name !== 'default');
  assert.strictEqual(names.length, 11);
  for (const name of names) assert.strictEqual(typeof parts[name].open, 'function', name);
});

test('every simulated part can be looked at', () => {
  for (const [name, part] of Object.entries(rig)) {
    const view = part.view();
    for (const key of ['kind', 'name', 'at', 'values']) assert.ok(key in view, `${name} ${key}`);
    for (const [control, { kind, label, set }] of Object.entries(part.controls ?? {})) {
      assert.deepStrictEqual([typeof kind, typeof label, typeof set], ['string', 'string', 'function'], `${name}.${control}`);
    }
    assert.ok(Object.values(view.values).every((value) => value !== undefined), JSON.stringify(view));
  }
});
