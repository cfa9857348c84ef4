const fs = require('node:fs');
fs.readFile(__filename, 'utf8', (error, text) => console.log('2', error, text.length > 100));
fs.readFile('missing', (error) => console.log('3', error.message));
console.log('1');
// out: 1
// out: 2 null true
// out: 3 ENOENT: no such file or directory, open 'missing'
