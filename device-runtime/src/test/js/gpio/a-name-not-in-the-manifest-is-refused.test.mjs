import gpio from 'hal:gpio';
const say = (...parts) => process.stdout.write(`${parts.join(' ')}\n`);

for (const name of ['leds', 'lde', 'PIN11', 'GPIO22']) {
  await gpio.output(name).catch((error) => say(error.code, error.message));
}
// out: ERR_ACCESS_DENIED gpio: this app has no pin "leds"; did you mean "led"? Else wire it in package.json: "tayberry": { "pins": { "leds": "GPIO2" } }
// out: ERR_ACCESS_DENIED gpio: this app has no pin "lde"; did you mean "led"? Else wire it in package.json: "tayberry": { "pins": { "lde": "GPIO2" } }
// out: ERR_ACCESS_DENIED gpio: PIN11 is "key" in this app; open it by that name
// out: ERR_ACCESS_DENIED gpio: code holds names, not pins; give GPIO22 a name in package.json: "tayberry": { "pins": { "led": "GPIO22" } }
