// More edges than an app can take, a process that stands still, a clock that jumps: each edge that the kernel tells of comes or is counted
// as missing. (Edges that come while the kernel still handles the one before are one, for everybody.)
import gpio from 'hal:gpio';
import pwm from 'hal:pwm';
import serial from 'hal:serial';

/** What one input was told, and whether it adds up. */
class Tally {
  constructor(input) {
    Object.assign(this, { input, wanted: 0, came: 0, lost: 0, last: 0, gap: 0, level: 0, holes: 0, first: 0n, latest: 0n, backwards: 0 });
    input.on('overrun', ({ lost }) => {
      this.lost += lost;
      this.gap = lost;
    });
    input.on('change', ({ value, timestamp, sequence }) => {
      if (sequence !== this.last + this.gap + 1) this.holes += 1;
      if (timestamp < this.latest) this.backwards += 1;
      this.first ||= timestamp;
      Object.assign(this, { came: this.came + 1, last: sequence, gap: 0, level: value, latest: timestamp });
    });
  }

  /** Resolves once so many edges more have come or been missed, with what is new since the last time. */
  async told(count) {
    this.wanted += count;
    while (this.last < this.wanted) await pause(200);
    return this.sum();
  }

  sum() {
    const { came, lost, holes, backwards, first, latest } = this;
    Object.assign(this, { came: 0, lost: 0, first: 0n });
    return { came, lost, whole: holes === 0 && backwards === 0 && this.level === this.input.read(), first, latest };
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** What these were told once no more comes on any of them, however many edges the kernel has made of a flood. */
async function calm(lines) {
  const told = () => lines.reduce((sum, { last }) => sum + last, 0);
  const before = lines.reduce((sum, { wanted }) => sum + wanted, 0);
  for (let now = before; now === before || now !== told(); await pause(1000)) now = told();
  for (const line of lines) line.wanted = line.last;
  return lines.map((line) => line.sum());
}

const names = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'];
const eight = [];
for (const name of names) eight.push(new Tally(await gpio.input(name, { pull: 'down' })));
const quick = new Tally(await gpio.input('quick', { pull: 'down' }));
let ticks = 0;
let longest = 0;
let ticked = performance.now();
setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - ticked);
  ticked = now;
  ticks += 1;
}, 100);
const figures = (...parts) => console.error(...parts, `longest wait ${Math.round(longest)} ms, ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
console.log('listening');
// out: listening
// $ (timeout 60 gpiomon --num-events=100 --format=%e GPIO25 >/tmp/monitored 2>&1 </dev/null &); until gpioinfo GPIO25 | grep -q gpiomon; do sleep 0.1; done
// $ sudo sh /home/pi/js/floods/edges.sh 100 0 5,6,12,13,16,19,20,26,25
// $ until ! pgrep -x gpiomon; do sleep 0.1; done; test "$(sort /tmp/monitored | uniq -c | xargs)" = '50 1 50 2'

const all = await Promise.all(eight.map((line) => line.told(100)));
figures('eight:', all.map(({ came, lost }) => `${came}+${lost}`).join(' '));
console.log('eight at once', all.every(({ came, lost, whole }) => whole && came + lost === 100));
// out: eight at once true
// $ sudo sh /home/pi/js/floods/edges.sh 200 1000 5,6,12,13,16,19,20,26

const kilohertz = await calm(eight);
figures('1 kHz on eight:', kilohertz.map(({ came, lost, whole }) => `${came}+${lost}${whole ? '' : '!'}`).join(' '));
console.log('1 kHz on eight', kilohertz.every(({ came, lost, whole }) => whole && came > 0 && came + lost <= 200));
// out: 1 kHz on eight true
// $ sudo sh /home/pi/js/floods/edges.sh 50000 200000 24

const [drowning] = await calm([quick]);
figures('200 kHz:', drowning.came, drowning.lost);
console.log('200 kHz', drowning.whole, drowning.came > 0, drowning.lost > 5000);
// out: 200 kHz true true true
// $ pkill -STOP -x java; sudo sh /home/pi/js/floods/edges.sh 300 0 24; sleep 1; pkill -CONT -x java

const late = await quick.told(300);
const age = process.hrtime.bigint() - late.latest; // of the last one: the kernel's time, not that of its coming
figures('stopped:', late.came, late.lost, age);
console.log('stopped', late.whole, late.came, late.lost, age > 1_000_000_000n);
// out: stopped true 300 0 true
// $ pkill -STOP -x java; sudo sh /home/pi/js/floods/edges.sh 1500 0 24; pkill -CONT -x java

const missed = await quick.told(1500);
figures('beyond:', missed.came, missed.lost);
console.log('beyond', missed.whole, missed.came, missed.lost);
// out: beyond true 1024 476

const port = await serial.open('desk', { framing: { type: 'delimiter' } });
const fan = await pwm.open('fan', { frequency: 10, duty: 0 });
const began = performance.now();
const before = ticks;
const ramp = fan.ramp(1, { duration: 1500 });
console.log('the wall clock jumps');
// out: the wall clock jumps
// $ sudo date -s '+1 hour' && sudo sh /home/pi/js/floods/edges.sh 20 0 24 && sudo date -s '-2 hours' && sudo sh /home/pi/js/floods/edges.sh 20 0 24 && sudo date -s '+1 hour'
const meanwhile = await quick.told(40);
const ramped = await ramp;
const took = performance.now() - began;
figures('jumped:', meanwhile.came, `ramp ${ramped}, ${Math.round(took)} ms, ${ticks - before} ticks`);
console.log('jumped', meanwhile.whole, meanwhile.came, ramped, took < 600_000, ticks > before, ticks - before <= took / 100 + 1);
// out: jumped true 40 true true true true
port.on('frame', (line) => {
  console.log(line.toString());
  process.exit(0);
});
port.write('what time is it\n');
// uart: what time is it
// uart says: no matter
// out: no matter
// exit: 0
