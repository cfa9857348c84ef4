// No package.json says what a .js file is here: import makes it an ES module.
import { a } from './app.mjs';
process.stdout.write(`${a} ${typeof require}\n`);
// out: 1 undefined
