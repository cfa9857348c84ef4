import pwm from 'hal:pwm';

await pwm.open('fan', { duty: 0.5 });
process.stdout.write('ends\n');
// out: ends
