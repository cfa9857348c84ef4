import pwm from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const fan = await pwm.open('fan');
fan.on('close', () => say('close'));
await Promise.all([fan.close(), fan.close()]);
await fan[Symbol.asyncDispose]();
try {
  fan.write(1);
} catch (error) {
  say(error.code, error.message);
}
// out: close
// out: EBADF pwm: test:fan is closed; open it again
