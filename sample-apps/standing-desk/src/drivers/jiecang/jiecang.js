import { EventEmitter } from 'node:events';

import { Stranger } from '../../identify/stranger.js';
import { ClosedLoop } from '../closed-loop.js';
import { Recovery } from '../recovery.js';
import { BoxState } from './box-state.js';
import { describe } from './errors.js';
import * as frames from './frames.js';
import { NativeGoTo } from './native-go-to.js';
import { Outbox } from './outbox.js';

const ASLEEP = 700; // ms of silence: an awake box reports five times a second; asleep it does not hear its first frame
const WAKING = 600; // ms until it moves, longer than an awake one
const STEP = 400; // ms; a step lasts longer, so that repeated ones are one movement
const GREETING = [frames.STOP, frames.ASK_RANGE, frames.ASK_LIMITS, frames.ASK_STATUS, frames.ASK_UNIT, frames.ASK_LOCK];
const GREETING_AGAIN = 10_000; // ms

/** Jiecang's control boxes (Uplift, Jarvis, Desky, Omnidesk, …) at the RJ12 port. Its shape: see ../index.js. */
export class Jiecang extends EventEmitter {
  online = false;

  #port;
  #outbox;
  #box = new BoxState();
  #closedLoop = new ClosedLoop({
    run: (direction) => this.run(direction),
    stop: () => this.#sendStop(),
    gaveUp: (reason) => this.#gaveUp(reason),
  });
  #nativeGoTo = null;
  #ignoresGoTo = false;
  #stepping = null;
  #greeting = null;
  #heardAt = -Infinity;
  #stranger = new Stranger('jiecang');
  #recovery;

  static async open({ serial }) {
    const options = {
      framing: frames.FRAMING,
      reconnect: true,
      lastWords: frames.STOP, // sent when the program ends, however it ends
    };
    const open = async () => [await serial.open('desk', options)];
    return new Jiecang(await open(), open);
  }

  constructor(parts, open) {
    super();
    this.#recovery = new Recovery(open, {
      use: (port) => this.#use(port),
      tripped: (text) => this.#tripped(text),
      failed: () => this.#lost(),
    });
    this.#recovery.begin(parts);
  }

  get height() {
    return this.#box.height;
  }

  get range() {
    return this.#box.range;
  }

  get presets() {
    return this.#box.presets;
  }

  get unit() {
    return this.#box.unit;
  }

  get locked() {
    return this.#box.locked;
  }

  get steersSince() {
    return this.#closedLoop.drivesSince;
  }

  goTo(mm) {
    this.#drop();
    if (this.#ignoresGoTo) return this.#closedLoop.approach(mm, this.height);
    const late = this.#command(frames.goTo(mm));
    this.#nativeGoTo = new NativeGoTo({ target: mm, from: this.height, late, onIgnored: () => this.#fallBack(mm) });
  }

  /** The box knows steps only, so they are repeated. */
  run(direction) {
    clearInterval(this.#stepping);
    const step = direction === 'up' ? frames.UP : frames.DOWN;
    this.#command(step);
    this.#stepping = setInterval(() => this.#outbox.send(step), STEP);
  }

  stop() {
    this.#drop();
    this.#sendStop();
  }

  recall(number) {
    this.#drop();
    this.#command(frames.RECALL[number - 1]);
  }

  /** The box does not answer to it, so it is asked for its presets afterwards. */
  save(number) {
    this.presets[number - 1] = this.height;
    this.#command(frames.SAVE[number - 1]);
    this.#outbox.send(frames.ASK_STATUS);
  }

  async close() {
    this.stop();
    clearTimeout(this.#greeting);
    await this.#recovery.end();
    await this.#port.close();
  }

  #use(port) {
    this.#port = port;
    this.#outbox = new Outbox(port);
    port.on('frame', (frame) => this.#receive(frames.decode(frame)));
    port.on('garbage', ({ bytes }) => this.#strange(bytes));
    port.on('disconnect', () => this.#lost());
    port.on('reconnect', () => this.#greet());
    this.#greet();
  }

  /** Sends what moves the desk, after waking the box if it sleeps; by how many ms that is later. */
  #command(frame) {
    const asleep = performance.now() - this.#heardAt > ASLEEP;
    this.#outbox.send(...(asleep ? [frames.STOP, frame] : [frame]));
    return asleep ? WAKING : 0;
  }

  /** Twice, so that one frame lost on the line is not a stop lost. */
  #sendStop() {
    clearInterval(this.#stepping);
    this.#outbox.sendNow(frames.STOP);
    this.#outbox.send(frames.STOP);
  }

  #drop() {
    this.#nativeGoTo?.cancel();
    this.#nativeGoTo = null;
    this.#closedLoop.cancel();
    clearInterval(this.#stepping);
    this.#outbox.clear();
  }

  /** The box has not moved at all, so no movement of a human is overruled by trying it another way. */
  #fallBack(mm) {
    this.#drop();
    this.#ignoresGoTo = true;
    this.emit('notice', 'the box ignores go-to; from now on it is steered by its height');
    this.#closedLoop.approach(mm, this.height);
  }

  #gaveUp(reason) {
    this.stop();
    this.emit('halted', reason);
  }

  #receive(message) {
    this.#heardAt = performance.now();
    clearTimeout(this.#greeting);
    const changed = this.#box.take(message) || !this.online;
    this.online = true;
    if (message.type === 'height' && message.height) this.#measured(message.height.mm);
    else if (message.type === 'touch') this.#ignoresGoTo = message.constant;
    else if (message.type === 'error') this.emit('fault', describe(message.code).text);
    else if (message.type === 'reset') this.emit('fault', 'it needs a reset: hold Down at the handset');
    else if (changed) this.emit('change');
  }

  /** Another make of box is told nothing more: nobody knows what our frames mean to it. */
  #strange(bytes) {
    this.emit('noise');
    const box = this.online ? null : this.#stranger.hear(bytes);
    if (!box) return;
    this.#drop();
    clearTimeout(this.#greeting);
    this.emit('fault', `wrong-box: this is ${box}; it is not moved, see identify`);
  }

  #measured(mm) {
    if (this.#nativeGoTo?.report(mm) === 'nudged') {
      this.#nativeGoTo = null;
      this.#ignoresGoTo = true;
      this.emit('notice', 'the box seems to be in constant-touch mode; from now on it is steered by its height');
    }
    this.#closedLoop.report(mm);
    this.emit('height', mm);
  }

  /** Begins with a stop: what an earlier run of this program has begun ends here. Again until the box answers. */
  #greet() {
    if (this.#stranger.found) return;
    clearTimeout(this.#greeting);
    this.#outbox.clear();
    this.#outbox.send(...GREETING);
    this.#greeting = setTimeout(() => this.#greet(), GREETING_AGAIN);
  }

  #lost() {
    this.#drop();
    this.online = false;
    this.emit('change');
  }

  #tripped(text) {
    clearTimeout(this.#greeting);
    this.#drop();
    this.online = false;
    this.emit('fault', text);
  }
}
