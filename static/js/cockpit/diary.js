const MOST = 500;
const RECENT = 400;
const PAUSE = 400;
const AGAIN = 5000;

/** What happened, with its times: the last events of the streams, read anew whenever these have moved. */
export class Diary {
  events = [];
  #read = new Map();
  #timer = null;
  #isReading = false;

  constructor(addresses, token, onChange) {
    Object.assign(this, { addresses, token, onChange });
  }

  /** Reads on when a stream stands further than what is read of it; what failed without a network waits for the network. */
  follow(connection) {
    if (this.#isReading) return;
    if (!connection.status().isUp) return this.#rest(0);
    if (this.#timer) return;
    const { sync } = connection;
    const behind = Object.keys(this.addresses).filter((name) => this.#isBehind(name, sync.streams.get(name)));
    if (behind.length) this.#timer = setTimeout(() => this.#readAll(behind, sync), PAUSE);
  }

  /** No reading for so many milliseconds. */
  #rest(pause) {
    clearTimeout(this.#timer);
    this.#timer = pause ? setTimeout(() => (this.#timer = null), pause) : null;
  }

  #isBehind(name, { epoch, seq }) {
    const known = this.#read.get(name);
    return epoch !== null && (known?.epoch !== epoch || known.seq < seq);
  }

  async #readAll(names, { streams }) {
    this.#isReading = true;
    let pause = PAUSE;
    try {
      for (const name of names) await this.#readOn(name, streams.get(name));
    } catch {
      pause = AGAIN; // until then the diary stays as it is
    }
    this.#isReading = false;
    this.#rest(pause);
    this.onChange();
  }

  async #readOn(name, { epoch, seq }) {
    const known = this.#read.get(name);
    const isKnown = known?.epoch === epoch;
    const after = isKnown ? known.seq : Math.max(0, seq - RECENT);
    const { events: read, epoch: told, by = {} } = await this.#fetched(name, after);
    const events = read.map((event) => ({ ...event, by: by[event.op] ?? null }));
    const others = this.events.filter(({ stream }) => isKnown || stream !== name);
    this.events = [...others, ...events].sort((one, other) => one.at.localeCompare(other.at) || one.seq - other.seq);
    this.#read.set(name, { epoch: told, seq: events.at(-1)?.seq ?? after });
  }

  async #fetched(name, after) {
    const answer = await fetch(`${this.addresses[name]}?after=${after}&limit=${MOST}`, {
      headers: { "Authorization": `Bearer ${this.token}` },
      signal: AbortSignal.timeout(AGAIN),
    });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }
}
