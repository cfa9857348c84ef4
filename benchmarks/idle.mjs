// Memory and start time of an idle app that holds an MQTT connection and a serial port, on Tayberry and on Node.js, in turns.
//   ./tay bench idle            needs node, npm, mosquitto and socat; Linux only (reads /proc)
// start: from the command until the app has both; memory: /proc/PID/smaps_rollup after 15 s of idling. Medians of five runs.
import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const RUNS = Number(process.env.RUNS ?? 5);
const IDLE = Number(process.env.IDLE_SECONDS ?? 15) * 1000;
const root = path.resolve(import.meta.dirname, '..');
const here = path.join(import.meta.dirname, 'idle');

const work = mkdtempSync(path.join(tmpdir(), 'tayberry-idle-'));
const children = [];
try {
  const url = await startBroker();
  const port = await startWire();
  const subjects = [node(port), tayberry(port)];
  for (const subject of subjects) {
    await measure(subject, url, 0); // fills the page cache
    subject.runs = [];
  }
  for (let i = 0; i < RUNS; i++) {
    for (const subject of subjects) subject.runs.push(await measure(subject, url, IDLE));
  }
  print(subjects);
} finally {
  for (const child of children) child.kill();
  rmSync(work, { recursive: true, force: true });
}

/** The comparison gets its packages into a cache of its own, at the versions that package.json names. */
function node(port) {
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'tayberry', 'bench-idle-node');
  mkdirSync(cache, { recursive: true });
  cpSync(path.join(here, 'node'), cache, { recursive: true });
  if (!existsSync(path.join(cache, 'node_modules', 'serialport'))) {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: cache, stdio: 'inherit' });
  }
  return { name: `Node.js ${process.versions.node}`, command: [process.execPath, path.join(cache, 'main.js')], env: { DESK_PORT: port } };
}

function tayberry(port) {
  const app = path.join(work, 'app');
  cpSync(path.join(here, 'tayberry'), app, { recursive: true });
  const manifest = path.join(app, 'package.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('DESK_PORT', port));
  const tay = path.join(root, 'tay');
  const [version] = execFileSync(tay, ['--version'], { encoding: 'utf8' }).split('\n');
  return { name: version, command: [tay, 'run', app], env: {} };
}

async function startBroker() {
  const port = await freePort();
  const config = path.join(work, 'mosquitto.conf');
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\n`);
  background('mosquitto', ['-c', config]);
  return `mqtt://127.0.0.1:${port}`;
}

async function startWire() {
  const ends = [path.join(work, 'box'), path.join(work, 'desk')];
  background('socat', ends.map((end) => `pty,raw,echo=0,link=${end}`));
  for (let i = 0; i < 100 && !existsSync(ends[1]); i++) await sleep(20);
  return ends[1];
}

function background(command, args) {
  const child = spawn(command, args, { stdio: 'ignore' });
  child.on('error', (error) => {
    console.error(`idle: ${command} does not start (${error.code}); is it installed?`);
    process.exit(1);
  });
  children.push(child);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function measure({ command, env, name }, url, idle) {
  const begin = performance.now();
  const child = spawn(command[0], command.slice(1), {
    env: { ...process.env, ...env, MQTT_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = once(child, 'exit');
  const ready = (async () => {
    for await (const line of readline.createInterface({ input: child.stdout })) if (line === 'ready') return performance.now() - begin;
    throw new Error(`idle: ${name} ended before it was ready`);
  })();
  const start = await ready;
  await sleep(idle);
  const memory = readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8');
  const megabytes = (key) => Number(memory.match(new RegExp(`^${key}:\\s+(\\d+)`, 'm'))[1]) / 1024;
  child.kill();
  await ended;
  return { start, resident: megabytes('Rss'), private: megabytes('Private_Dirty') };
}

function print(subjects) {
  const keys = { start: ['start', 'ms'], resident: ['resident', 'MB'], private: ['private', 'MB'] };
  const rows = subjects.map(({ name, runs }) => [name, ...Object.keys(keys).map((key) => median(runs.map((run) => run[key])))]);
  const [reference, ours] = rows;
  const line = (cells) => console.log(cells.map((cell, i) => (i ? String(cell).padStart(14) : String(cell).padEnd(20))).join(''));
  line(['', ...Object.values(keys).map(([label]) => label)]);
  const units = Object.values(keys).map(([, unit]) => unit);
  for (const [name, ...values] of rows) line([name, ...values.map((value, i) => `${value.toFixed(units[i] === 'MB' ? 1 : 0)} ${units[i]}`)]);
  line(['ratio', ...ours.slice(1).map((value, i) => (value / reference[i + 1]).toFixed(2))]);
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
