import { Line } from "../live/line.js";
import { Sync } from "../live/sync.js";
import { Clock } from "../time.js";
import { bringBackDrafts } from "./drafts.js";
import { morph, nodesOf } from "./morph.js";
import { Pieces } from "./pieces.js";

const SOON = 300;
const LEAST_PAUSE = 1500;
const PATIENCE = 10_000;
const asBefore = (state) => state;

/** The document goes on with the session. Returns what asks for it at once: true when the page is as it is now. */
export function follow(paper) {
  const page = new Following(paper);
  page.listen();
  return () => page.refresh();
}

class Following {
  #asking = null;
  #again = false;
  #timer = null;
  #seen = "";
  #downSince = null;

  constructor(paper) {
    this.paper = paper;
    this.version = paper.dataset.version;
    this.pieces = new Pieces(paper);
  }

  listen() {
    const { token, time, heads } = this.paper.dataset;
    const clock = new Clock();
    this.line = new Line(token, {
      onUp: () => this.sync.resume(),
      onChange: () => this.#lineChanged(),
      onEvents: (events) => this.sync.receive(events),
      onHeads: (told) => this.sync.compare(told),
    });
    const reducers = { staff: asBefore, table: asBefore, workshop: asBefore };
    this.sync = new Sync(this.line, clock, reducers, () => this.#heard(), () => {});
    const known = Object.entries(JSON.parse(heads)).map(([name, [epoch, seq]]) => [name, { epoch, seq, snapshot: {} }]);
    this.sync.begin({ server_time: time, mine: [], streams: Object.fromEntries(known) });
    this.#seen = this.#positions();
    this.line.open();
  }

  #positions() {
    return JSON.stringify([...this.sync.streams].map(([name, { epoch, seq }]) => [name, epoch, seq]));
  }

  #heard() {
    if (!this.#seen || this.#positions() === this.#seen) return;
    this.#seen = this.#positions();
    this.#timer ??= setTimeout(() => this.refresh(), SOON);
  }

  /** One question at a time; who asks meanwhile gets what comes after the next. */
  async refresh() {
    clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#asking) {
      this.#again = true;
      return this.#asking;
    }
    this.#asking = this.#ask();
    const isNow = await this.#asking;
    this.#asking = null;
    if (this.#again || !isNow) this.#timer = setTimeout(() => this.refresh(), LEAST_PAUSE);
    this.#again = false;
    return isNow;
  }

  async #ask() {
    try {
      const address = new URL(this.paper.dataset.preview, location.href);
      address.searchParams.set("since", this.version);
      const answer = await fetch(address, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok || answer.redirected) return this.#leave(answer);
      this.#show(await answer.json());
      return true;
    } catch {
      return false;
    }
  }

  // Whoever may not read it any more, or is signed out, is told so by the page itself.
  #leave({ status, redirected }) {
    if (redirected || status === 401 || status === 403 || status === 404) location.reload();
    return false;
  }

  #show({ version, order, pieces, outline, checks, streams }) {
    if (!this.pieces.show(order, pieces)) this.version = "";
    else this.version = version;
    bringBackDrafts(this.paper);
    if (!this.version) this.#again = true;
    for (const html of [outline, checks]) {
      const fresh = nodesOf(html).find(({ id }) => id);
      const old = document.getElementById(fresh.id);
      if (old) morph(old, fresh);
    }
    for (const stream of streams) this.sync.follow(stream);
  }

  #lineChanged() {
    this.#downSince = this.line.isUp ? null : (this.#downSince ?? Date.now());
    const say = () => (document.getElementById("stale").hidden = !(this.#downSince && Date.now() - this.#downSince >= PATIENCE));
    say();
    if (!this.line.isUp) setTimeout(say, PATIENCE + 100);
  }
}
