// A first deploy, and one changed line: tay deploy beside rsync and scp -r with a restart, in turns, over the same SSH server.
//   TARGET=pi@desk.local ./tay bench deploy     a device that tay setup has made ready, with rsync on both sides; SSH asks for nothing
// RUNS (3): how often the line changes. SSH_OPTIONS: for ssh, rsync and scp alone, which do not know ssh://user@host:port either.
// The app is the standing desk's files and the packages of its Node.js counterpart; its main file prints a line, so that it runs
// anywhere. Live: the changed app says it is ready. The other two write into the same app's folder and restart the same unit.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

const RUNS = Number(process.env.RUNS ?? 3);
const target = process.env.TARGET;
if (!target) {
  console.log('deploy: left out; it wants a device: TARGET=pi@desk.local ./tay bench deploy');
  process.exit(0);
}
const root = path.resolve(import.meta.dirname, '..');
const [, login, port] = /^(?:ssh:\/\/)?([^:/]+)(?::(\d+))?\/?$/.exec(target);
const options = (process.env.SSH_OPTIONS ?? '').split(' ').filter(Boolean);
const ssh = [...(port ? ['-o', `Port=${port}`] : []), '-o', 'BatchMode=yes', ...options];
const NAME = 'tay-bench';
const current = `/opt/tayberry/apps/${NAME}/current`;

const work = mkdtempSync(path.join(tmpdir(), 'tayberry-deploy-'));
const app = path.join(work, 'app');
let line = 0;
try {
  makeApp();
  const { files, bytes } = size(app);
  console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, to ${target}`);
  const ways = { 'tay deploy': tay, 'rsync, restart': rsync, 'scp -r, restart': scp };
  const results = Object.fromEntries(Object.keys(ways).map((name) => [name, { lines: [] }]));
  for (const [name, way] of Object.entries(ways)) results[name].first = await measure(way, true);
  for (let i = 0; i < RUNS; i++) {
    for (const [name, way] of Object.entries(ways)) results[name].lines.push(await measure(way, false));
  }
  print(results);
} finally {
  tool('remove', target, NAME, '--yes');
  rmSync(work, { recursive: true, force: true });
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
  change();
}

function change() {
  line++;
  writeFileSync(path.join(app, 'main.js'), `console.log('line ${line}');\nsetInterval(() => {}, 1000);\n`);
}

/** Seconds until it is live, and until the command has ended. */
async function measure(way, first) {
  if (!first) change();
  else if (way !== tay) there(`cd ${current} && find . -mindepth 1 -maxdepth 1 ! -name .tayberry -exec rm -rf {} +`);
  const began = performance.now();
  const live = await way();
  const ended = performance.now();
  return { live: (live - began) / 1000, ended: (ended - began) / 1000 };
}

/** It goes on watching the new release after that is live. */
async function tay() {
  const unit = `tayberry@${NAME}.service`;
  const watch = `was=$(systemctl show -P StatusText ${unit}); while :; do now=$(systemctl show -P StatusText ${unit});
    case $now in "$was") ;; ready*) break ;; esac; sleep 0.1; done; echo live`;
  const watching = spawn('ssh', [...ssh, login, watch], { stdio: ['ignore', 'pipe', 'inherit'] });
  const live = once(watching.stdout, 'data').then(() => performance.now());
  tool('deploy', app, target);
  return live;
}

async function rsync() {
  execFileSync('rsync', ['-a', '--delete', '--exclude=/.tayberry', '-e', ['ssh', ...ssh].join(' '), `${app}/`, `${login}:${current}/`], { stdio: 'inherit' });
  return restarted();
}

/** All of it, each time: it knows no other way. */
async function scp() {
  execFileSync('scp', ['-q', '-r', ...ssh, `${app}/.`, `${login}:${current}/`], { stdio: 'inherit' });
  return restarted();
}

/** Ends when the app has said that it is ready. */
function restarted() {
  there(`sudo -n /opt/tayberry/bin/tayberry-admin restart ${NAME}`);
  return performance.now();
}

function there(command) {
  execFileSync('ssh', [...ssh, login, command], { stdio: 'inherit' });
}

function tool(...words) {
  execFileSync(path.join(root, 'tay'), words, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function size(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(path.join(file.parentPath, file.name)).size, 0) };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function print(results) {
  console.log('seconds until it is live'.padEnd(26) + 'first'.padStart(8) + 'one line'.padStart(10) + 'all'.padStart(24));
  for (const [name, { first, lines }] of Object.entries(results)) {
    const all = lines.map((run) => run.live.toFixed(1)).join(' ');
    console.log(name.padEnd(26) + first.live.toFixed(1).padStart(8) + median(lines.map((run) => run.live)).toFixed(1).padStart(10) + all.padStart(24));
  }
  const ended = median(results['tay deploy'].lines.map((run) => run.ended));
  console.log(`tay deploy then watches the new release for its second; the command ends after ${ended.toFixed(1)} s.`);
}
