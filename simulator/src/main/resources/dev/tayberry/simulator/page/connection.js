// The way to the simulator: one WebSocket, that comes back by itself, and the token that lets this
// page change things: the address's last part, kept for as long as the tab lives.

const KEY = 'tay-token';
const SOONEST = 250;
const LATEST = 2000;

export class Connection extends EventTarget {
  #socket = null;
  #delay = SOONEST;
  #run = null;
  #token = takeToken();

  open() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/live`);
    this.#socket = socket;
    socket.onopen = () => {
      this.#delay = SOONEST;
      this.send({ do: 'hello', token: this.#token });
      if (document.hidden) this.send({ do: 'look', on: false });
    };
    socket.onmessage = ({ data }) => this.#heard(JSON.parse(data));
    socket.onclose = () => {
      this.#tell('lost');
      setTimeout(() => this.open(), this.#delay);
      this.#delay = Math.min(LATEST, this.#delay * 1.5);
    };
    return this;
  }

  /** Nobody looks at a hidden tab, so nothing is sent to it. */
  follow(page) {
    page.addEventListener('visibilitychange', () => this.send({ do: 'look', on: !page.hidden }));
    addEventListener('hashchange', () => {
      this.#token = takeToken();
      this.#socket?.close();
    });
    return this;
  }

  send(command) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(command));
  }

  #heard(message) {
    if (message.hello) {
      const again = this.#run !== null && this.#run !== message.hello.run;
      this.#run = message.hello.run;
      this.#tell('hello', { ...message.hello, again });
    } else if (message.refused) {
      this.#tell('refused', message.refused);
    } else {
      this.#tell('frame', message);
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** From the address, or what was there when the tab was opened. */
function takeToken() {
  const shown = location.hash.slice(1);
  try {
    if (shown) sessionStorage.setItem(KEY, shown);
    return shown || sessionStorage.getItem(KEY) || '';
  } catch {
    return shown;
  }
}
