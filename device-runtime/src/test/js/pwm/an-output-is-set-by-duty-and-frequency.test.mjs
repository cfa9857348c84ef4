import pwm from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

const fan = await pwm.open('fan', { frequency: 25_000, duty: 0.25 });
say(fan.name, fan.kind, fan.frequency, fan.duty, String(fan.jitter));
fan.write(0.5);
say(fan.duty);
fan.duty = 1;
say(fan.duty);
fan.frequency = 1000;
say(fan.frequency, fan.duty);
await fan.close();
say(fan.closed);
// out: fan hardware 25000 0.25 null
// out: 0.5
// out: 1
// out: 1000 1
// out: true
