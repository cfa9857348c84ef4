import { DIALECTS, recognise } from './dialects.js';

const TURN = 3000; // ms at each rate: a box that is awake reports several times a second
const PATIENCE = 45_000; // ms for somebody to walk to the handset and press a key
const SHOWN = 24; // bytes
const REMEMBERED = 512; // bytes of each rate

const RATES = [...new Set(DIALECTS.map(({ baudRate }) => baudRate))];

/**
 * Says what box is at the port, by listening alone: nothing is ever sent. One rate after the other, until one makes
 * sense. The exit code: 0 for a box that this app can drive, 3 for another one, 4 for none.
 */
export async function identify(serial, { port = 'desk', say = console.log } = {}) {
  say(`identify: listening at ${port}, sending nothing; press a key of the desk's handset now and then`);
  const heard = new Map(RATES.map((rate) => [rate, { bytes: [], framing: 0 }]));
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    for (const rate of RATES) {
      const found = await listen(serial, port, rate, heard.get(rate));
      if (found) return tell(found, say);
    }
  }
  return tellStrange(heard, say);
}

/** One turn at one rate; what was recognised in all that was ever heard there. */
async function listen(serial, name, baudRate, heard) {
  const mine = DIALECTS.filter((dialect) => dialect.baudRate === baudRate);
  const port = await serial.open(name, { baudRate, lastWords: [] }); // none, whatever the manifest says
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve(null), TURN);
      const done = (found) => {
        clearTimeout(timer);
        resolve(found);
      };
      port.on('fault', ({ kind, count }) => (heard.framing += kind === 'framing' ? count : 0));
      port.on('disconnect', reject);
      port.on('data', (bytes) => {
        heard.bytes.push(...bytes);
        heard.bytes.splice(0, heard.bytes.length - REMEMBERED);
        const found = recognise(heard.bytes, mine);
        // A box that says nothing of its height is one all the same: its turn ends first.
        if (found?.mm) done(found);
        else if (found) heard.found = found;
      });
    }) ?? heard.found ?? null;
  } finally {
    await port.close();
  }
}

function tell({ dialect, mm }, say) {
  say(`identify: ${dialect.box}, at ${dialect.baudRate} baud`);
  say(mm === null ? 'identify: it has told no height' : `identify: its height is ${(mm / 10).toFixed(1)} cm; is that right?`);
  if (dialect.driver) {
    say(`identify: "driver": "${dialect.driver}" in package.json is the one for it`);
    return 0;
  }
  say('identify: this app has no driver for it and will not move it');
  return 3;
}

function tellStrange(heard, say) {
  const rates = [...heard].filter(([, { bytes }]) => bytes.length > 0);
  if (rates.length === 0) {
    say('identify: silence. Wake the desk with its handset; check ground and the line from the box (its TX to our RX), and its level with a meter');
    return 4;
  }
  say('identify: something speaks, but in no dialect that is known here');
  for (const [rate, { bytes, framing }] of rates) {
    say(`identify: at ${rate} baud ${bytes.length} bytes, ${framing} without a stop bit: ${hex(bytes.slice(0, SHOWN))}`);
  }
  const likely = rates.toSorted(([, a], [, b]) => score(a) - score(b))[0][0];
  say(`identify: ${likely} baud is the most likely of these; only 00, 80 and FF at every rate are another rate, or a line upside down`);
  return 4;
}

/** The share of bytes that a wrong rate makes: those without a stop bit, and runs of equal bits. */
function score({ bytes, framing }) {
  return (framing + bytes.filter((byte) => [0x00, 0x80, 0xc0, 0xe0, 0xf0, 0xf8, 0xfc, 0xfe, 0xff].includes(byte)).length) / bytes.length;
}

const hex = (bytes) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ').toUpperCase();
