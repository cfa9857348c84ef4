// Looking at standard input is not reading it, and keeps no program running.
import { stdin } from 'node:process';
import { asked, type } from 'test:keyboard';
import assert from 'node:assert';
import { Readable } from 'node:stream';

type('unwanted');
assert.equal(stdin, process.stdin);
assert.equal(stdin.fd, 0);
assert.equal(stdin.isTTY, undefined);
assert.equal(stdin.setRawMode, undefined);
assert(stdin instanceof Readable);
assert.equal(typeof stdin.read, 'function');
assert('on' in stdin);
process.on('exit', () => console.log(`asked ${asked()} times`));
// out: asked 0 times
