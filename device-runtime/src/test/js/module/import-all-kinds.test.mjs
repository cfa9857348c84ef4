import def, { a } from './app.mjs';
import both, { name, up } from './both.cjs';
import json from './data.json' with { type: 'json' };
import { createRequire } from 'node:module';
import timers, { setTimeout as st } from 'timers';
const require = createRequire(import.meta.url);
up();
const print = (...all) => process.stdout.write(all.join(' ') + '\n');
print(def, a, name, both.count, require('./both').count, json.x);
print(timers.setTimeout === st, require('timers') === timers);
print(import.meta.url.startsWith('file:///'), import.meta.filename.endsWith('import-all-kinds.test.mjs'));
print((await import('./app.mjs')).a);
// out: default of app 1 both 1 1 5
// out: true true
// out: true true
// out: 1
