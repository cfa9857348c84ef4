import { COMMANDS } from './commands.js';
import { discovery } from './home-assistant.js';
import { Inbox } from './inbox.js';
import { Refusals } from './refusals.js';
import { Reporter } from './reporter.js';

const GOODBYE = 2000; // ms
const ANSWER_WITHIN = 10_000; // ms, so that not every device answers a newly started Home Assistant at once

/** The desk's topics: commands in, its status out. What goes out is retained; what comes in retained is refused. */
export class Remote {
  #desk;
  #client;
  #id;
  #home;
  #inbox;
  #reporter;
  #habits;
  #toldHabits = null;
  #announced = null; // the discovery message that the broker has
  #announcing = null;

  /**
   * What the broker is told when connecting: to say for us that we are gone, though not after a short break; and to
   * keep no commands for us meanwhile.
   */
  static session(id) {
    return {
      clientId: `desk-${id}`,
      clean: true,
      sessionExpiry: 0,
      receiveMaximum: 10,
      will: { topic: `desk/${id}/availability`, payload: 'offline', qos: 1, retain: true, delay: 5 },
    };
  }

  /** @param {{ prefix: string, version: string }} home for Home Assistant */
  constructor({ desk, habits, client, id, home }) {
    this.#desk = desk;
    this.#client = client;
    this.#id = id;
    this.#home = home;
    const refusals = new Refusals();
    this.#inbox = new Inbox(desk, (topic, ...why) => refusals.tell(topic.slice(`desk/${id}/`.length), ...why));
    this.#habits = habits;
    this.#reporter = new Reporter(desk, (name, payload) => this.#publish(name, payload));
    const subscribed = this.#subscribe();
    client.on('connect', () => subscribed.then(() => this.#introduce()));
    client.on('offline', () => desk.release('control-lost'));
    desk.on('change', () => this.#changed());
    habits.on('change', () => this.#tellHabits());
    habits.on('remind', (sitting) => this.#remind(sitting));
  }

  /** Says goodbye itself: the broker's word is only for those who cannot. Does not wait for a broker that hangs. */
  async close() {
    clearTimeout(this.#announcing);
    this.#reporter.close();
    this.#publish('availability', 'offline');
    await this.#client.close({ timeout: GOODBYE });
  }

  #subscribe() {
    const commands = Object.entries(COMMANDS).map(([name, { qos, read }]) =>
      this.#listen(`desk/${this.#id}/${name}`, qos, (message) => this.#receive(message, read)),
    );
    if (!this.#home.prefix) return Promise.all(commands);
    const birth = this.#listen(`${this.#home.prefix}/status`, 1, (message) => this.#homeStatus(message));
    return Promise.all([...commands, birth]);
  }

  /** A topic that the broker denies us costs only that topic. */
  async #listen(topic, qos, handler) {
    try {
      await this.#client.subscribe(topic, { qos, noLocal: true, retainAsPublished: true, retainHandling: 2 }, handler);
    } catch (error) {
      if (error.code !== 'ERR_MQTT_CLOSED') console.error(`desk: ${topic} is not heard: ${error.message}`);
    }
  }

  async #receive(message, read) {
    const answer = this.#inbox.take(message, read);
    if (message.properties?.responseTopic) await message.reply(answer);
  }

  #introduce() {
    this.#publish('availability', 'online');
    this.#announced = null;
    this.#announce();
    this.#reporter.all();
    this.#toldHabits = null;
    this.#tellHabits();
  }

  #changed() {
    this.#announce();
    this.#reporter.changed();
  }

  #tellHabits() {
    const payload = JSON.stringify(this.#habits.summary);
    if (payload === this.#toldHabits || !this.#client.connected) return;
    this.#toldHabits = payload;
    this.#publish('habits', payload);
  }

  /** Not retained: whoever comes later need not stand up at once. */
  #remind(sitting) {
    this.#send(`desk/${this.#id}/reminder`, { event_type: 'stand-up', sitting }, { retain: false });
  }

  /** For Home Assistant: again when the desk's limits are known, or have changed. */
  #announce() {
    const { min, max } = this.#desk.limits;
    if (!this.#home.prefix || this.#announced === `${min}-${max}`) return;
    this.#announced = `${min}-${max}`;
    const { topic, payload } = discovery({ id: this.#id, limits: { min, max }, ...this.#home });
    this.#send(topic, payload);
  }

  /** Home Assistant has started, and has forgotten what it knew. */
  #homeStatus({ text, retain }) {
    if (retain || text !== 'online') return;
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => this.#introduce(), Math.random() * ANSWER_WITHIN);
  }

  #publish(name, payload) {
    return this.#send(`desk/${this.#id}/${name}`, payload);
  }

  /** What is lost with the connection needs no care: all of it is published again with the next one. */
  async #send(topic, payload, { retain = true } = {}) {
    if (!this.#client.connected) return;
    await this.#client.publish(topic, payload, { qos: 1, retain }).catch(() => {});
  }
}
