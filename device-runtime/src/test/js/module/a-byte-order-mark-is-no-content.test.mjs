import { createRequire } from 'node:module';
import json from './sub/mark.json' with { type: 'json' };
process.stdout.write(`${json.b} ${createRequire(import.meta.url)('./sub/mark.json').b}\n`);
// out: 1 1
