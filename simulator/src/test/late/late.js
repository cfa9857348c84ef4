// The desk's own program, in a manifest that wants signs of life from the app. It is late once at each SIGHUP.

import process from 'node:process';

import safety from 'hal:safety';

const LATE = 1500; // ms, of the second that it has

let until = 0;
process.on('SIGHUP', () => (until = performance.now() + LATE));
setInterval(() => performance.now() < until || safety.beat(), 100);
await import('./main.js');
