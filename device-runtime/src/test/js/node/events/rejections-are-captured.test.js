const EventEmitter = require('node:events');
const emitter = new EventEmitter({ captureRejections: true });
emitter.on('work', async () => {
  throw new Error('failed later');
});
emitter.on('error', (error) => console.log(error.message));
emitter.emit('work');
// out: failed later
