import { Clock } from "../time.js";
import { Delivery } from "./delivery.js";
import { Line } from "./line.js";
import { Outbox } from "./outbox.js";
import { postOperations } from "./post.js";
import { Sync } from "./sync.js";

const ANSWER_PATIENCE = 10_000;
const SOCKET_PATIENCE = 10_000;

/**
 * The live layer of a page: streams in, operations out.
 * `owner` names whose outbox this is; `onChange` is called once per animation frame;
 * `onAnswer(operation, answer)` after each final answer; `onConnection(status)` when the line changes.
 */
export function connect(options) {
  return new Connection(options);
}

class Connection {
  #clock = new Clock();
  #isFramed = false;

  constructor({ token, owner, streams, operationsUrl = "/api/v1/operations", onChange, onConnection, onAnswer }) {
    Object.assign(this, { token, operationsUrl, onChange, onConnection });
    this.outbox = new Outbox(owner, { onChange: () => this.refresh(), onWritten: () => this.delivery?.wake() });
    this.line = new Line(token, {
      onUp: () => this.#up(),
      onChange: () => this.#lineChanged(),
      onEvents: (events) => this.sync.receive(events),
      onHeads: (heads) => this.sync.compare(heads),
    });
    this.sync = new Sync({
      line: this.line,
      clock: this.#clock,
      onChange: () => this.refresh(),
      onEpochs: (epochs) => this.#compareEpochs(epochs),
    });
    this.delivery = new Delivery(this.outbox, (operations) => this.#send(operations), (...answer) => onAnswer?.(...answer));
    for (const name of streams) this.sync.follow(name);
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
    this.outbox.discard(id);
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

  get mine() {
    return this.sync.mine;
  }

  waiting() {
    return this.outbox.waiting();
  }

  /** Acknowledged operations whose event has not come in yet: the screen shows them until it does. */
  arriving() {
    const isAhead = ({ answer }) => answer.seq > (this.sync.streams.get(answer.stream)?.seq ?? Infinity);
    return this.outbox.acknowledged().filter(isAhead);
  }

  tray() {
    return this.outbox.refused();
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
    return { isUp, downSince, refusal, isDurable: this.outbox.isDurable };
  }

  #open() {
    const own = [...this.outbox.waiting(), ...this.outbox.acknowledged()].filter(({ name }) => name === "add_note");
    for (const { id } of own) this.mine.add(id);
    this.line.open();
  }

  #up() {
    this.sync.begin();
    this.delivery.wake();
  }

  #lineChanged() {
    this.onConnection?.(this.status());
    this.refresh();
  }

  #send(operations) {
    if (this.line.isUp) return this.line.ask("submit", { operations }, ANSWER_PATIENCE);
    if (this.line.downFor() > SOCKET_PATIENCE && navigator.onLine) {
      return postOperations(this.operationsUrl, this.token, operations);
    }
    return Promise.reject(new Error("no line"));
  }

  #compareEpochs(epochs) {
    const known = this.outbox.kept("epochs") ?? {};
    const isNew = ([stream, epoch]) => known[stream] !== epoch;
    if (!Object.entries(epochs).some(isNew)) return;
    const isRenewed = ([stream, epoch]) => stream in known && known[stream] !== epoch;
    if (Object.entries(epochs).some(isRenewed)) this.outbox.sendAgain();
    this.outbox.keep("epochs", { ...known, ...epochs });
  }

  #isClosed() {
    const states = [...this.sync.streams.values()].map(({ state }) => state?.workshop?.status);
    return states.some((status) => status === "closed" || status === "archived");
  }

  /** Asks for `onChange` in the next animation frame. */
  refresh() {
    if (this.#isFramed) return;
    this.#isFramed = true;
    requestAnimationFrame(() => {
      this.#isFramed = false;
      if (this.#isClosed()) this.outbox.forgetAcknowledged();
      this.onChange();
    });
  }
}
