// Edges, serial and MQTT on the rig for half an hour, watched from outside: memory, threads and descriptors must not grow.
//   node rig/soak.mjs           needs what the rig needs, and socat, mosquitto; MINUTES=30, RIG_RUN for a machine that runs already
// Prints a line a minute and, at the end, the first third against the last third after five minutes to warm up. Exit code 1 where
// something grew, stood still, or got lost.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const MINUTES = Number(process.env.MINUTES ?? 30);
const WARM_UP = Math.min(5, MINUTES / 3);
const here = import.meta.dirname;
const root = path.resolve(here, '..');
const run = mkdtempSync(path.join(tmpdir(), 'soak-'));
const rig = (...args) => execFileSync(path.join(here, 'rig'), args, { env: { ...process.env, RIG_RUN: run }, stdio: ['ignore', 2, 'inherit'] });
const ssh = path.join(run, 'amd64', 'ssh');
const guest = (command, input) => execFileSync(ssh, [command], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
const FLAGS = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20 -Xms8m -Xmx256m -XX:TrimNativeHeapInterval=2000 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow';

const children = [];
let ok = false;
try {
  rig('start', 'amd64');
  const url = await startBroker();
  background('socat', [`UNIX-CONNECT:${path.join(run, 'amd64', 'uart.sock')}`, 'EXEC:cat']);
  const counts = await startApp(url);
  startEdges();
  ok = judge(await watch(counts));
} finally {
  for (const child of children) child.kill('SIGKILL');
  rig('stop', 'amd64');
  rmSync(run, { recursive: true, force: true });
}
process.exit(ok ? 0 : 1);

async function startBroker() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  const config = path.join(run, 'mosquitto.conf');
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\n`);
  background('mosquitto', ['-c', config]);
  return `mqtt://10.0.2.2:${port}`; // the host, as the machine sees it
}

function background(command, args, stdio = 'ignore') {
  const child = spawn(command, args, { stdio });
  child.on('error', (error) => {
    console.error(`soak: ${command} does not start (${error.code}); is it installed?`);
    process.exit(1);
  });
  children.push(child);
  return child;
}

async function startApp(url) {
  execFileSync(path.join(root, 'tay'), ['check', path.join(here, 'soak')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const tar = (folder) => execFileSync('tar', ['cf', '-', '-C', folder, '.'], { maxBuffer: 1 << 30 });
  guest('mkdir -p /opt/soak-lib && tar xmf - -C /opt/soak-lib', tar(path.join(root, 'target', 'tay', 'lib')));
  guest('mkdir -p /opt/soak && tar xmf - -C /opt/soak && chmod -R a+rX /opt/soak', tar(path.join(here, 'soak')));
  const java = `java ${FLAGS} -cp "$(printf '%s:' /opt/soak-lib/*.jar)" dev.tayberry.command.Main`;
  const app = background(ssh, [`exec ${java} run --board raspberrypi,4-model-b --env MQTT_URL=${url} /opt/soak`], ['ignore', 'pipe', 'inherit']);
  const lines = readline.createInterface({ input: app.stdout });
  const counts = { last: {}, ended: false };
  app.on('exit', () => (counts.ended = true));
  lines.on('line', (line) => line.startsWith('{') && (counts.last = JSON.parse(line)));
  while (!counts.ended && (await once(lines, 'line'))[0] !== 'ready');
  return counts;
}

/** 50 edges a second from outside. */
function startEdges() {
  const script = 'for (;;) { for my $pull ("pull-up", "pull-down") { sysseek($f, 0, 0); syswrite($f, $pull); select(undef, undef, undef, 0.02) } }';
  background(ssh, [`exec perl -e 'open(my $f, "+<", "/run/rig-gpio/sim_gpio17/pull") or die; ${script.replaceAll("'", '')}'`]);
}

async function watch(counts) {
  const samples = [];
  for (let minute = 1; minute <= MINUTES; minute++) {
    await sleep(60_000);
    if (counts.ended) throw new Error('soak: the app has ended');
    const sample = { ...measure(), ...counts.last };
    samples.push(sample);
    console.log(`${String(minute).padStart(3)} min  ${Object.entries(sample).map(([name, value]) => `${name} ${value}`).join('  ')}`);
  }
  return samples;
}

function measure() {
  const text = guest(
    'p=$(pgrep -f "[d]ev.tayberry.command.Main run"); grep -E "^(Rss|Private_Dirty):" /proc/$p/smaps_rollup; grep Threads /proc/$p/status; echo Fds: $(ls /proc/$p/fd | wc -l)',
  );
  const number = (name) => Number(text.match(new RegExp(`${name}:\\s+(\\d+)`))[1]);
  return { rss: number('Rss'), private: number('Private_Dirty'), threads: number('Threads'), fds: number('Fds') };
}

function judge(samples) {
  const steady = samples.slice(WARM_UP);
  const third = Math.max(1, Math.floor(steady.length / 3));
  const median = (part, key) => part.map((sample) => sample[key]).toSorted((a, b) => a - b)[Math.floor(part.length / 2)];
  const problems = [];
  for (const [key, slack] of Object.entries({ rss: 1.05, private: 1.05, threads: 1, fds: 1 })) {
    const [before, after] = [median(steady.slice(0, third), key), median(steady.slice(-third), key)];
    console.log(`${key.padEnd(8)} ${before} -> ${after}`);
    if (after > before * slack) problems.push(`${key} grew`);
  }
  const last = samples.at(-1);
  for (const key of ['edges', 'echoed', 'heard', 'reopened']) {
    if (!(last[key] > samples.at(-2)[key])) problems.push(`${key} stood still`);
  }
  if (last.sent - last.echoed > 1) problems.push(`${last.sent - last.echoed} frames did not come back`);
  if (last.published - last.heard > 20) problems.push(`${last.published - last.heard} messages did not come back`);
  console.log(problems.length ? `soak: ${problems.join(', ')}` : `soak: steady over ${MINUTES} minutes`);
  return problems.length === 0;
}
