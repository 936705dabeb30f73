import { isClosed } from "../stores/workshop.js";
import { Clock } from "../time.js";
import { Delivery, post } from "./delivery.js";
import { Line } from "./line.js";
import { Outbox } from "./outbox.js";
import { Sync } from "./sync.js";

const PATIENCE = 10_000;

/**
 * The live layer of a page: streams in, operations out. `known` is what the page came with, as `sync` answers it;
 * `owner` names whose outbox this is, opened after `before`; `reducers` those of streams that not everybody follows;
 * `onChange` is called once per animation frame; with `onKept(key)` all pages of the owner on a device share the outbox;
 * `onAnswer(operation, answer)` after each final answer, `onSync(answer)` of the streams; `onConnection(status)` of the line.
 */
export function connect(options) {
  return new Connection(options);
}

class Connection {
  #clock = new Clock();
  #isFramed = false;

  constructor({ token, owner, before, known, streams, reducers, operationsUrl, ...callbacks }) {
    Object.assign(this, { token, known, operationsUrl }, callbacks);
    const onTaken = ({ id, name }) => name === "add_note" && this.mine.add(id);
    const told = { onChange: () => this.refresh(), onWritten: () => this.delivery.wake(), onTaken, onKept: this.onKept };
    this.outbox = new Outbox(owner, { before, ...told });
    this.delivery = new Delivery(this.outbox, (operations) => this.#send(operations), (...told) => this.onAnswer?.(...told));
    this.line = new Line(token, {
      onUp: () => this.#up(),
      onChange: () => this.#lineChanged(),
      onEvents: (events) => this.sync.receive(events),
      onHeads: (heads) => this.sync.compare(heads),
    });
    this.sync = new Sync(this.line, this.#clock, reducers, () => this.refresh(), (...told) => this.#settled(...told));
    this.mine = this.sync.mine;
    for (const name of streams) this.follow(name);
    this.ready = this.outbox.opening.then(() => this.#open());
  }

  /** Writes the operation into the outbox, which sends it; returns its id, for `add_note` the note's id. */
  submit(name, args) {
    const id = this.outbox.add(name, args);
    if (name === "add_note") this.mine.add(id);
    return id;
  }

  /** Sends a refused operation anew, with other words if need be: a new id, out of the tray. */
  resubmit(id, name, args) {
    this.discard(id);
    return this.submit(name, args);
  }

  discard(id) {
    this.outbox.discard(id);
  }

  state(stream) {
    return this.sync.streams.get(stream)?.state ?? null;
  }

  refusal(stream) {
    return this.sync.streams.get(stream)?.refusal ?? null;
  }

  follow(stream) {
    this.sync.follow(stream);
  }

  leave(stream) {
    this.sync.leave(stream);
  }

  waiting() {
    return this.outbox.list("waiting");
  }

  tray() {
    return this.outbox.list("refused");
  }

  /** Acknowledged operations whose event has not come in yet: the screen shows them until it does. */
  arriving() {
    const isAhead = ({ answer }) => answer.seq > (this.sync.streams.get(answer.stream)?.seq ?? Infinity);
    return this.outbox.list("acknowledged").filter(isAhead);
  }

  serverNow() {
    return this.#clock.now();
  }

  kept(key) {
    return this.outbox.kept(key);
  }

  keep(key, value) {
    this.outbox.keep(key, value);
  }

  status() {
    const { isUp, downSince, refusal } = this.line;
    return { isUp, downSince, lostAt: this.serverNow() - Date.now() + downSince, refusal, isDurable: this.outbox.isDurable };
  }

  /** Asks for `onChange` in the next animation frame. */
  refresh() {
    if (!this.#isFramed) requestAnimationFrame(() => this.#frame());
    this.#isFramed = true;
  }

  #frame() {
    this.#isFramed = false;
    const isOver = [...this.sync.streams.values()].some(({ state }) => state?.workshop && isClosed(state.workshop));
    if (isOver) for (const { id } of this.outbox.list("acknowledged")) this.discard(id);
    this.onChange();
  }

  #open() {
    if (this.known) this.sync.begin(JSON.parse(this.known));
    this.line.open();
  }

  #up() {
    this.sync.resume();
    this.delivery.wake();
  }

  #lineChanged() {
    this.onConnection?.(this.status());
    this.refresh();
  }

  async #send(operations) {
    if (this.line.isUp) return this.line.ask("submit", { operations }, PATIENCE);
    if (Date.now() - this.line.downSince < PATIENCE || !navigator.onLine) throw new Error("no line");
    return post(this.operationsUrl, this.token, operations);
  }

  #settled(epochs, answer) {
    this.onSync?.(answer);
    const known = this.outbox.kept("epochs") ?? {};
    const news = Object.entries(epochs).filter(([stream, epoch]) => known[stream] !== epoch);
    if (!news.length) return;
    if (news.some(([stream]) => stream in known)) this.outbox.sendAgain();
    this.outbox.keep("epochs", { ...known, ...epochs });
  }
}
