// From an edge on an input, by way of JavaScript, to an output: Tayberry and Node.js with @iiot2k/gpiox, in turns.
//   ./tay bench edge            needs what the rig needs (rig/README.md), node and npm; the first run makes the machine, about 8 minutes
// Both run on the emulated arm64 machine of the rig, since the package brings a binary for 64-bit boards only. The time is taken from
// outside: from the write that changes the simulated input until the output's level is seen to follow. Emulation is slow, and the same
// for both: read the ratio.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const EDGES = Number(process.env.EDGES ?? 400);
const WARM_UP = 200;
const root = path.resolve(import.meta.dirname, '..');
const here = path.join(import.meta.dirname, 'edge');
const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'tayberry', 'bench-edge');
const run = mkdtempSync(path.join(tmpdir(), 'tayberry-edge-'));
const rig = (...args) => execFileSync(path.join(root, 'rig', 'rig'), args, { env: { ...process.env, RIG_RUN: run }, stdio: ['ignore', 2, 'inherit'] });
const ssh = path.join(run, 'arm64', 'ssh');
const guest = (command, input) => execFileSync(ssh, [command], { input, encoding: 'utf8', maxBuffer: 1 << 28 });

let subjects;
try {
  rig('start', 'arm64');
  subjects = [await node(), tayberry()];
  for (let i = 0; i < ROUNDS; i++) for (const subject of subjects) await measure(subject);
  print(subjects);
} finally {
  rig('stop', 'arm64');
  rmSync(run, { recursive: true, force: true });
}

/** Debian's Node.js, and the package from npm, by name. */
async function node() {
  const packages = path.join(cache, 'debian', 'apt-trixie', 'archives');
  const apt = (...args) =>
    execFileSync(path.join(root, 'rig', 'suite-apt.sh'), args, {
      env: { ...process.env, RIG_CACHE: path.join(cache, 'debian'), RIG_SUITE: 'trixie' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  if (!existsSync(packages) || !readdirSync(packages).some((file) => /^nodejs_.*_arm64/.test(file))) {
    mkdirSync(packages, { recursive: true });
    apt('apt-get', 'update');
    apt('apt-get', 'install', '-o', 'APT::Architecture=arm64', '-y', '-qq', '--no-install-recommends', '--download-only', 'nodejs');
  }
  // What the machine has already stays: only Node.js and what came with it.
  const wanted = readdirSync(packages).filter((file) => file.endsWith('.deb') && !/^(libc6|gcc-14-base|libgcc-s1|libstdc\+\+6)_/.test(file));
  guest('mkdir -p /tmp/debs && tar xmf - -C /tmp/debs && dpkg -i --force-depends /tmp/debs/*.deb >/dev/null 2>&1; node --version >/dev/null', tar(packages, wanted));
  const app = path.join(cache, 'node');
  execFileSync('cp', ['-r', path.join(here, 'node'), `${app}.new`]);
  rmSync(app, { recursive: true, force: true });
  execFileSync('mv', [`${app}.new`, app]);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', '--force', '--ignore-scripts', '--os=linux', '--cpu=arm64'], { cwd: app, stdio: 'inherit' });
  guest('mkdir -p /opt/edge-node && tar xmf - -C /opt/edge-node', tar(app, ['.']));
  // The package knows gpiochip0 alone; on this machine that is another chip.
  guest('chip=$(gpiodetect | sed -n "s/ .pinctrl-bcm2711.*//p"); [ "$chip" = gpiochip0 ] || { mv /dev/gpiochip0 /dev/gpiochip-other; ln -s "$chip" /dev/gpiochip0; }');
  const [version] = guest('node --version').split('\n');
  return { name: `Node.js ${version.slice(1)}, gpiox`, command: 'exec node /opt/edge-node/main.js', process: '[n]ode /opt/edge-node', times: [] };
}

function tayberry() {
  const [version] = execFileSync(path.join(root, 'tay'), ['check', path.join(here, 'tayberry')], { encoding: 'utf8' }) && execFileSync(path.join(root, 'tay'), ['--version'], { encoding: 'utf8' }).split('\n');
  guest('mkdir -p /opt/tayberry && tar xmf - -C /opt/tayberry', tar(path.join(root, 'target', 'tay', 'lib'), ['.']));
  guest('mkdir -p /opt/edge && tar xmf - -C /opt/edge', tar(path.join(here, 'tayberry'), ['.']));
  const flags = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow';
  return {
    name: version,
    command: `exec java ${flags} -cp "$(printf '%s:' /opt/tayberry/*.jar)" dev.tayberry.command.Main run --board raspberrypi,4-model-b /opt/edge`,
    process: '[d]ev.tayberry.command.Main',
    times: [],
  };
}

function tar(folder, files) {
  return execFileSync('tar', ['cf', '-', '-C', folder, ...files], { maxBuffer: 1 << 30 });
}

async function measure(subject) {
  const child = spawn(ssh, [subject.command], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = readline.createInterface({ input: child.stdout });
  while ((await once(lines, 'line'))[0] !== 'ready');
  const times = guest(`perl - 17 27 ${WARM_UP + EDGES}`, await driver()).trim().split('\n').map(Number).slice(WARM_UP);
  if (times.includes(-1)) throw new Error(`edge: ${subject.name} did not answer`);
  subject.times.push(...times);
  guest(`pkill -KILL -f '${subject.process}'`); // the package keeps Node.js from ending at a gentler word
  await ended;
}

async function driver() {
  const { readFile } = await import('node:fs/promises');
  return readFile(path.join(here, 'driver.pl'));
}

function print([reference, ours]) {
  const quantiles = [['p50', 0.5], ['p99', 0.99], ['worst', 1]];
  const at = (times, q) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))];
  const line = (cells) => console.log(cells.map((cell, i) => (i ? String(cell).padStart(12) : String(cell).padEnd(28))).join(''));
  line(['edge to output', ...quantiles.map(([name]) => name)]);
  for (const { name, times } of [reference, ours]) line([name, ...quantiles.map(([, q]) => `${at(times, q)} µs`)]);
  line(['ratio', ...quantiles.map(([, q]) => (at(ours.times, q) / at(reference.times, q)).toFixed(2))]);
  console.log(`${ours.times.length} edges each, in ${ROUNDS} turns, after ${WARM_UP} to warm up`);
}
