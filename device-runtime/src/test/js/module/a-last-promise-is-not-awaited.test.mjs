// A module that awaits is loaded once its last line has run, though what that comes to is never settled.
import { name } from './sub/last-promise.mjs';

console.log(name);
// out: loaded
