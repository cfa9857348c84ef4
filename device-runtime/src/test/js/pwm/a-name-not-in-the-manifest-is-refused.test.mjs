import pwm from 'hal:pwm';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

for (const name of ['fans', 'GPIO18']) {
  await pwm.open(name).catch((error) => say(error.code, error.message));
}
// out: ERR_ACCESS_DENIED pwm: this app has no pin "fans"; did you mean "fan"? Else wire it in package.json: "tayberry": { "pins": { "fans": "GPIO2" } }
// out: ERR_ACCESS_DENIED pwm: GPIO18 is "fan" in this app; open it by that name
