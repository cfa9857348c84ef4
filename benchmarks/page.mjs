// What the simulator's page costs: its first paint, and the processor's time with everything moving, thirty frames a second.
//   ./tay bench page            needs node and chromium; Linux only (reads /proc)
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const SECONDS = Number(process.env.SECONDS ?? 10);
const root = path.resolve(import.meta.dirname, '..');
const work = mkdtempSync(path.join(tmpdir(), 'tayberry-page-'));
const children = [];

try {
  const { pid, url } = await simulator();
  await sleep(5000); // what is compiled and loaded at the start is no steady state
  const alone = await share(pid);
  const browser = await chromium();
  const paints = [];
  for (let i = 0; i < 5; i++) paints.push(await browser.firstPaint(url));
  await sleep(3000);
  const looked = await share(pid);
  const frames = await browser.framesPerSecond();
  paints.sort((a, b) => a - b);
  console.log(`first paint      ${paints[2].toFixed(0)} ms (median of 5, ${paints[0].toFixed(0)} to ${paints[4].toFixed(0)})`);
  console.log(`frames           ${frames.toFixed(1)} a second`);
  console.log(`simulator        ${percent(alone)} of a core with no browser, ${percent(looked)} with one`);
  console.log(`the page itself  ${percent(looked - alone)} of a core`);
} finally {
  for (const child of children) child.kill();
  await sleep(500);
  rmSync(work, { recursive: true, force: true });
}

function percent(cores) {
  return `${(cores * 100).toFixed(1)} %`;
}

async function simulator() {
  const child = spawn(path.join(root, 'tay'), ['sim', path.join(import.meta.dirname, 'page'), '--page-port', '0', '--mqtt-port', '0'], { stdio: ['ignore', 'inherit', 'pipe'] });
  children.push(child);
  for await (const line of readline.createInterface({ input: child.stderr })) {
    const found = /^page: +(\S+)/.exec(line);
    if (found) {
      child.stderr.resume();
      return { pid: child.pid, url: found[1] };
    }
  }
  throw new Error('page: the simulator did not say where its page is');
}

/** Cores in use by the process. */
async function share(pid) {
  const used = () => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  };
  const before = used();
  const start = performance.now();
  await sleep(SECONDS * 1000);
  return (used() - before) / ((performance.now() - start) / 1000);
}

/** Speaks with it over two pipes, which needs no library. */
async function chromium() {
  const child = spawn('chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${work}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const waiting = new Map();
  let text = '';
  let number = 0;
  child.stdio[4].setEncoding('utf8').on('data', (piece) => {
    text += piece;
    for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0')) {
      const message = JSON.parse(text.slice(0, end));
      text = text.slice(end + 1);
      if (message.error) throw new Error(`chromium: ${message.error.message}`);
      waiting.get(message.id)?.(message.result);
    }
  });
  const call = (method, params = {}, sessionId = undefined) => new Promise((resolve) => {
    waiting.set(++number, resolve);
    child.stdio[3].write(`${JSON.stringify({ id: number, method, params, sessionId })}\0`);
  });
  let session;
  const ask = async (expression) => (await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, session)).result.value;

  return {
    async firstPaint(url) {
      const { targetId } = await call('Target.createTarget', { url: 'about:blank', newWindow: true, width: 1440, height: 900 });
      const before = session;
      ({ sessionId: session } = await call('Target.attachToTarget', { targetId, flatten: true }));
      await call('Page.navigate', { url }, session);
      await sleep(2500);
      if (before) await call('Page.close', {}, before);
      return ask("performance.getEntriesByName('first-contentful-paint')[0].startTime");
    },
    framesPerSecond: () => ask(`new Promise((resolve) => {
      let changes = 0;
      const seen = new MutationObserver(() => changes++);
      seen.observe(document.querySelector('.now'), { childList: true, characterData: true, subtree: true });
      setTimeout(() => resolve(changes / 5), 5000);
    })`),
  };
}
