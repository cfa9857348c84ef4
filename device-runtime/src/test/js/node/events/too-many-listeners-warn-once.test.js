const EventEmitter = require('node:events');
const emitter = new EventEmitter();
process.on('warning', (warning) => console.log(warning.name, warning.count));
for (let i = 0; i < 12; i++) emitter.on('x', () => {});
// out: MaxListenersExceededWarning 11
