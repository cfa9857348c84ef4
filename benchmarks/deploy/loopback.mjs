// A device that is this machine: an OpenSSH server of its own on a free port of 127.0.0.1, and a folder for /opt/tayberry. The runtime is the
// one that was built, with a start-up cache as tay setup makes it. In the place of root's part and of systemd stands a script that
// starts the app's process, or tells it to start anew in place, and waits for its first line; for all ways it is the same.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { userInfo } from 'node:os';
import path from 'node:path';

/** Where systems have it. */
const SFTP = ['/usr/lib/openssh/sftp-server', '/usr/libexec/openssh/sftp-server', '/usr/lib/ssh/sftp-server', '/usr/libexec/sftp-server'];

/** Makes it in a folder; ends with close(). */
export async function loopback(root, work, name) {
  const base = path.join(work, 'opt');
  for (const each of ['opt/bin', 'opt/apps', 'opt/runtime/0.1.0-bench/bin', 'home/.ssh', 'run', 'settled', 'bin']) mkdirSync(path.join(work, each), { recursive: true });
  runtime(root, base);
  const log = path.join(work, 'log');
  writeFileSync(log, '');
  writeFileSync(path.join(work, 'how'), 'restart\n');
  program(path.join(work, 'restart'), restart(root, work, name));
  program(path.join(work, 'admin'), admin(work));
  program(path.join(work, 'bin/sudo'), `[ "$2" != -l ] || exit 0\nshift 2\nexec '${work}/admin' "$@"`);
  const sshd = await server(work);
  return {
    ...sshd,
    log,
    current: path.join(base, 'apps', name, 'current'),
    restart: `'${work}/restart'`,
    /** What tay deploy's release is started by: restart or reload. */
    how: (word) => writeFileSync(path.join(work, 'how'), `${word}\n`),
    close() {
      sshd.process.kill();
      if (existsSync(path.join(work, 'pid'))) end(Number(readFileSync(path.join(work, 'pid'))));
    },
  };
}

function end(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function program(file, script) {
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

function runtime(root, base) {
  const version = path.join(base, 'runtime/0.1.0-bench');
  symlinkSync('0.1.0-bench', path.join(base, 'runtime/current'));
  symlinkSync(path.join(root, 'target/tay/lib'), path.join(version, 'lib'));
  // As tay setup does: an app's process unpacks nothing.
  const library = `META-INF/resources/engine/libtruffleattach/linux/${process.arch === 'arm64' ? 'aarch64' : 'amd64'}/bin/libtruffleattach.so`;
  const script = 'mkdir native && "$1" xf lib/truffle-api-*.jar "$2" && mv "$2" native && rm -r META-INF';
  execFileSync('sh', ['-c', script, 'sh', path.join(jdk(root), 'bin/jar'), library], { cwd: version });
  const app = path.join(version, 'bin/tay-app');
  writeFileSync(app, readFileSync(path.join(root, 'deploy-tool/src/main/resources/dev/tayberry/deploy/device/tay-app')), { mode: 0o755 });
  const env = { ...process.env, TAYBERRY_JAVA: jdk(root) };
  execFileSync(app, ['--train'], { env, stdio: 'ignore' });
  const cache = execFileSync(app, ['--cache'], { env, encoding: 'utf8' }).trim();
  execFileSync('mv', [`${cache}.new`, cache]);
}

function jdk(root) {
  return execFileSync(path.join(root, 'tay'), ['jdk'], { encoding: 'utf8' }).trim();
}

/** Ends when the app's first line is in the log. */
function restart(root, work, name) {
  return `cd '${work}'
lines=$(grep -c ^line log)
pid=$(cat pid 2>/dev/null) || pid=
if [ "$1" = reload ] && [ -n "$pid" ]; then
  kill -s HUP "$pid"
else
  [ -z "$pid" ] || { kill "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 0.01; done; }
  mkdir -p data
  TAYBERRY_JAVA='${jdk(root)}' STATE_DIRECTORY='${work}/data' RUNTIME_DIRECTORY='${work}/run' \\
    env --default-signal=HUP setsid '${work}/opt/runtime/current/bin/tay-app' '${work}/opt/apps/${name}/current' </dev/null >>log 2>&1 9>&- &
  echo $! >pid
fi
while [ "$(grep -c ^line log)" = "$lines" ]; do sleep 0.01; done`;
}

function admin(work) {
  return `verb=$1 app=$2
cd '${work}'
case $verb in
  apply | force) ;;
  remove) rm -rf "opt/apps/$app" && exit ;;
  *) exit ;;
esac
rm -f "settled/$app"
settle() {
  { read -r id; read -r previous || :; } <"opt/apps/$app/trial"
  ./restart "$(cat how)"
  rm -f "opt/apps/$app/trial"
  echo "{\\"app\\":\\"$app\\",\\"id\\":\\"$id\\",\\"previous\\":\\"$previous\\",\\"result\\":\\"kept\\",\\"reason\\":\\"\\"}" >"settled/$app.new"
  mv "settled/$app.new" "settled/$app"
}
settle </dev/null >/dev/null 2>&1 9>&- &`;
}

async function server(work) {
  const key = (file) => execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
  const [host, own] = [path.join(work, 'host_key'), path.join(work, 'home/.ssh/id_ed25519')];
  key(host);
  key(own);
  const port = await freePort();
  const user = userInfo().username;
  // tay knows one place for a device's files; whoever logs in here finds them elsewhere.
  program(
    path.join(work, 'login'),
    `line=$(printf '%s' "$SSH_ORIGINAL_COMMAND" |
  sed 's|/opt/tayberry|${work}/opt|g; s|/run/tayberry-settle|${work}/settled|g; s|/run/tayberry|${work}/run|g')
exec sh -c "$line"`,
  );
  writeFileSync(path.join(work, 'authorized_keys'), `restrict,command="${work}/login" ${readFileSync(`${own}.pub`, 'utf8')}`);
  const known = path.join(work, 'home/.ssh/known_hosts');
  writeFileSync(known, `[127.0.0.1]:${port} ${readFileSync(`${host}.pub`, 'utf8')}`);
  const config = {
    Port: port,
    ListenAddress: '127.0.0.1',
    HostKey: host,
    AuthorizedKeysFile: path.join(work, 'authorized_keys'),
    PidFile: 'none',
    SetEnv: `PATH=${work}/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    PermitRootLogin: 'yes',
    StrictModes: 'no',
    UsePAM: 'no',
    Subsystem: `sftp ${SFTP.find(existsSync)}`,
  };
  const file = path.join(work, 'sshd_config');
  writeFileSync(file, Object.entries(config).map((pair) => pair.join(' ')).join('\n') + '\n');
  if (user === 'root') mkdirSync('/run/sshd', { recursive: true });
  const sshd = spawn('/usr/sbin/sshd', ['-D', '-q', '-f', file], { stdio: ['ignore', 'inherit', 'inherit'] });
  await listens(port);
  return {
    process: sshd,
    login: `${user}@127.0.0.1`,
    target: `ssh://${user}@127.0.0.1:${port}`,
    options: ['-F', 'none', '-o', `Port=${port}`, '-o', `UserKnownHostsFile=${known}`, '-o', `IdentityFile=${own}`, '-o', 'IdentitiesOnly=yes'],
    // The JVM asks nobody but the system for the user's home.
    env: { JAVA_TOOL_OPTIONS: `-Duser.home=${path.join(work, 'home')}`, SSH_AUTH_SOCK: '' },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function listens(port) {
  for (let tries = 0; tries < 200; tries++) {
    const there = await new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('sshd does not start');
}
