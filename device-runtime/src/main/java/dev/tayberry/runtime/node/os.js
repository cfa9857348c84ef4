'use strict';
// node:os: facts about the machine.

const facts = native.system();
const platform = /mac|darwin/i.test(facts['os.name']) ? 'darwin' : 'linux';
const ARCHITECTURES = { amd64: 'x64', x86_64: 'x64', aarch64: 'arm64' };

const SIGNALS = {
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10,
  SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGCHLD: 17, SIGCONT: 18, SIGSTOP: 19, SIGTSTP: 20,
};

/** A value of a /proc file of "Name: 123 kB" lines, in bytes. */
function memory(name) {
  const line = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(native.proc('meminfo'));
  return line ? Number(line[1]) * 1024 : 0;
}

function cpus() {
  const model = /^model name\s*:\s*(.*)$/m.exec(native.proc('cpuinfo'))?.[1] ?? facts['os.arch'];
  const times = [...native.proc('stat').matchAll(/^cpu\d+ (.*)$/gm)].map(([, line]) => line.split(' ').map((n) => Number(n) * 10));
  return Array.from({ length: native.processors() }, (_, i) => {
    const [user = 0, nice = 0, sys = 0, idle = 0, , irq = 0] = times[i] ?? [];
    return { model, speed: 0, times: { user, nice, sys, idle, irq } };
  });
}

function netmask(prefix, family) {
  const bits = '1'.repeat(prefix).padEnd(family === 'IPv4' ? 32 : 128, '0');
  if (family === 'IPv4') return bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)).join('.');
  const groups = bits.match(/.{16}/g).map((group) => parseInt(group, 2).toString(16));
  return groups.join(':').replace(/(:0)+$/, '::').replace(/^0::$/, '::');
}

function networkInterfaces() {
  const cards = {};
  for (const { name, address, prefix, family, mac, internal } of native.addresses()) {
    (cards[name] ??= []).push({ address, netmask: netmask(prefix, family), family, mac, internal, cidr: `${address}/${prefix}` });
  }
  return cards;
}

const os = {
  EOL: '\n',
  devNull: '/dev/null',
  constants: { signals: { ...SIGNALS }, get errno() { return require('internal:errno').numbers; }, priority: {}, dlopen: {} },
  arch: () => ARCHITECTURES[facts['os.arch']] ?? facts['os.arch'],
  availableParallelism: () => native.processors(),
  cpus,
  endianness: () => 'LE',
  freemem: () => memory('MemAvailable') || memory('MemFree'),
  totalmem: () => memory('MemTotal'),
  homedir: () => require('process').env.HOME ?? facts['user.home'],
  hostname: () => native.hostname(),
  loadavg: () => (platform === 'linux' ? native.proc('loadavg').split(' ').slice(0, 3).map(Number) : [0, 0, 0]),
  machine: () => (facts['os.arch'] === 'amd64' ? 'x86_64' : facts['os.arch']),
  networkInterfaces,
  platform: () => platform,
  release: () => facts['os.version'],
  tmpdir: () => native.temporaryFolder(),
  type: () => (platform === 'darwin' ? 'Darwin' : 'Linux'),
  uptime: () => Number(native.proc('uptime').split(' ')[0]) || native.uptime(),
  userInfo: () => ({ uid: -1, gid: -1, username: facts['user.name'], homedir: os.homedir(), shell: null }),
  version: () => facts.version || facts['os.version'],
};
for (const name of ['arch', 'endianness', 'homedir', 'hostname', 'platform', 'release', 'tmpdir', 'type', 'uptime', 'version', 'machine', 'availableParallelism', 'freemem', 'totalmem']) {
  os[name][Symbol.toPrimitive] = () => os[name]();
}

module.exports = os;
