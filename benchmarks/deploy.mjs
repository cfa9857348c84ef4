// A first deploy, and one changed line: tay deploy beside rsync and scp -r with a restart, in turns, over the same SSH server.
//   ./tay bench deploy                          an OpenSSH server of its own on this machine (deploy/loopback.mjs)
//   TARGET=pi@desk.local ./tay bench deploy     a device that tay setup has made ready, with rsync on both sides; SSH asks for nothing
// RUNS (5): how often the line changes. SSH_OPTIONS: for ssh, rsync and scp to TARGET, which do not know ssh://user@host:port either.
// The app is the standing desk's files and the packages of its Node.js counterpart; its main file prints a line, so that it runs
// anywhere. Live: that line is there. All ways start the app by the same command; rsync and scp write into the same folder.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { loopback } from './deploy/loopback.mjs';

const RUNS = Number(process.env.RUNS ?? 5);
const root = path.resolve(import.meta.dirname, '..');
const NAME = 'tay-bench';
const PACKAGES = { rsync: 'rsync', ssh: 'openssh-client', scp: 'openssh-client', ...(process.env.TARGET ? {} : { sshd: 'openssh-server' }) };
for (const [program, from] of Object.entries(PACKAGES)) {
  if (![...(process.env.PATH ?? '').split(':'), '/usr/sbin'].some((folder) => existsSync(path.join(folder, program)))) {
    console.error(`deploy: there is no ${program} here; sudo apt install ${from}`);
    process.exit(1);
  }
}

const work = mkdtempSync(path.join(tmpdir(), 'tayberry-deploy-'));
const app = path.join(work, 'app');
const device = process.env.TARGET ? board(process.env.TARGET) : await loopback(root, work, NAME);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    device.close();
    rmSync(work, { recursive: true, force: true });
    process.exit(130);
  });
}
const ssh = [...device.options, '-o', 'BatchMode=yes'];
let line = 0;
try {
  makeApp();
  const { files, bytes } = size(app);
  console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, to ${device.target}; load ${loadavg()[0].toFixed(1)}`);
  const ways = { 'tay deploy, restart': () => tay('restart'), 'rsync, restart': rsync, 'scp -r, restart': scp };
  // On a device it is the device that decides: in place, from systemd 253 on.
  if (device.how) ways['tay deploy, in place'] = () => tay('reload');
  const results = Object.fromEntries(Object.keys(ways).map((name) => [name, { lines: [] }]));
  for (const [name, way] of Object.entries(ways)) {
    if (!name.endsWith('in place')) results[name].first = await measure(way, true);
  }
  for (let i = 0; i < RUNS; i++) {
    for (const [name, way] of Object.entries(ways)) results[name].lines.push(await measure(way, false));
  }
  print(results);
} finally {
  await tool('remove', device.target, NAME, '--yes').catch(() => {});
  device.close();
  rmSync(work, { recursive: true, force: true });
}

/** A device as tay setup leaves it. */
function board(target) {
  const [, login, port] = /^(?:ssh:\/\/)?([^:/]+)(?::(\d+))?\/?$/.exec(target);
  return {
    target,
    login,
    options: [...(port ? ['-o', `Port=${port}`] : []), ...(process.env.SSH_OPTIONS ?? '').split(' ').filter(Boolean)],
    current: `/opt/tayberry/apps/${NAME}/current`,
    restart: `sudo -n /opt/tayberry/bin/tayberry-admin restart ${NAME}`,
    close() {},
  };
}

function makeApp() {
  cpSync(path.join(root, 'sample-apps', 'standing-desk'), app, { recursive: true, filter: (file) => !/\/(test|simulation|\.tayberry)$/.test(file) });
  const packages = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'tayberry', 'bench-idle-node');
  if (!existsSync(path.join(packages, 'node_modules'))) {
    mkdirSync(packages, { recursive: true });
    cpSync(path.join(import.meta.dirname, 'idle', 'node', 'package.json'), path.join(packages, 'package.json'));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: packages, stdio: 'inherit' });
  }
  cpSync(path.join(packages, 'node_modules'), path.join(app, 'node_modules'), { recursive: true, filter: (file) => !file.endsWith('.bin') });
  const manifest = { name: NAME, boards: ['raspberrypi,4-model-b'], limits: { blocked: '60s' }, ready: { within: '4min', stable: '1s' } };
  writeFileSync(path.join(app, 'package.json'), JSON.stringify({ name: NAME, type: 'module', main: 'main.js', tayberry: manifest }));
}

function change() {
  line++;
  writeFileSync(path.join(app, 'main.js'), `console.log('line ${line}');\nsetInterval(() => {}, 1000);\n`);
}

/** Seconds until it is live, and until the command has ended. */
async function measure(way, first) {
  if (first && line > 0) await there(`cd ${device.current} && find . -mindepth 1 -maxdepth 1 ! -name .tayberry -exec rm -rf {} +`);
  change();
  const began = performance.now();
  const live = device.log ? printed() : undefined;
  const ended = await way();
  return { live: ((await (live ?? ended.live)) - began) / 1000, ended: (ended.at - began) / 1000 };
}

/** When the app's new line is there. */
async function printed() {
  while (!readFileSync(device.log, 'utf8').includes(`line ${line}\n`)) await new Promise((resolve) => setTimeout(resolve, 5));
  return performance.now();
}

async function tay(how) {
  device.how?.(how);
  const live = device.log ? undefined : unitIsReady();
  await tool('deploy', app, device.target);
  return { live, at: performance.now() };
}

/** On a device tay goes on watching the new release after that is live. */
async function unitIsReady() {
  const unit = `tayberry@${NAME}.service`;
  const watch = `was=$(systemctl show -P StatusText ${unit}); while :; do now=$(systemctl show -P StatusText ${unit});
    case $now in "$was") ;; ready*) break ;; esac; sleep 0.1; done; echo live`;
  const watching = spawn('ssh', [...ssh, device.login, watch], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(watching.stdout, 'data');
  return performance.now();
}

async function rsync() {
  await run('rsync', ['-a', '--delete', '--exclude=/.tayberry', '-e', ['ssh', ...ssh].join(' '), `${app}/`, `${device.login}:${device.current}/`]);
  return restarted();
}

/** All of it, each time: it knows no other way. */
async function scp() {
  await run('scp', ['-q', '-r', ...ssh, `${app}/.`, `${device.login}:${device.current}/`]);
  return restarted();
}

/** Ends when the app is ready. */
async function restarted() {
  await there(device.restart);
  const at = performance.now();
  return { live: at, at };
}

function there(command) {
  return run('ssh', [...ssh, device.login, command]);
}

function tool(...words) {
  return run(path.join(root, 'tay'), words);
}

async function run(program, words) {
  const running = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...device.env } });
  let said = '';
  running.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const [code] = await once(running, 'close');
  if (code !== 0) throw new Error(`${program} ${words.join(' ')}: ${code}: ${said}`);
}

function size(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0) };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function print(results) {
  console.log('seconds until it is live'.padEnd(26) + 'first'.padStart(8) + 'one line'.padStart(10) + '   all');
  for (const [name, { first, lines }] of Object.entries(results)) {
    const all = lines.map((run) => run.live.toFixed(2)).join(' ');
    console.log(name.padEnd(26) + (first?.live.toFixed(2) ?? '').padStart(8) + median(lines.map((run) => run.live)).toFixed(2).padStart(10) + `   ${all}`);
  }
  const ended = median(results['tay deploy, restart'].lines.map((run) => run.ended));
  console.log(`The command tay deploy ends after ${ended.toFixed(2)} s; on a device it watches the new release first, for its ready.stable.`);
  console.log(`Load at the end: ${loadavg()[0].toFixed(1)}`);
}
