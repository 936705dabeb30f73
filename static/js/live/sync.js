import { reduce as participant } from "../stores/participant.js";
import { reduce as table } from "../stores/table.js";
import { reduce as workshop } from "../stores/workshop.js";

const PATIENCE = 8000;
const PAUSE = 2000;

/** One stream as known here: its epoch, the last number taken in, the state after it, events that wait. */
class Stream {
  epoch = null;
  seq = 0;
  state = null;
  refusal = null;
  held = [];

  constructor(reduce) {
    this.reduce = reduce;
  }

  get position() {
    return this.epoch && { epoch: this.epoch, seq: this.seq };
  }

  settle({ epoch, seq, snapshot, events = [], code = null }) {
    this.refusal = code;
    if (code) Object.assign(this, { epoch: null, seq: 0, state: null, held: [] });
    if (snapshot) Object.assign(this, { epoch, seq, state: snapshot });
    for (const event of events) this.#take(event);
  }

  /** Takes in the held events that follow on; true while one is missing before them. */
  drain() {
    const held = this.epoch ? this.held.sort((one, other) => one.seq - other.seq) : [];
    this.held = held.filter((event) => !this.#take(event));
    return this.held.length > 0;
  }

  #take({ seq, ...event }) {
    if (seq > this.seq + 1) return false;
    if (seq <= this.seq) return true;
    this.state = this.reduce(this.state, event);
    this.seq = seq;
    return true;
  }
}

/** Keeps the wanted streams equal to the server's: joining and coming back are one path. */
export class Sync {
  streams = new Map();
  mine = new Set();
  #isAsking = false;
  #again = false;
  #timer = null;

  constructor(line, clock, reducers, onChange, onSettled) {
    Object.assign(this, { line, clock, onChange, onSettled });
    this.reducers = { participant, table, workshop, ...reducers };
  }

  follow(name) {
    if (this.streams.has(name)) return;
    this.streams.set(name, new Stream(this.reducers[name.slice(0, name.indexOf(":"))]));
    this.ask();
  }

  leave(name) {
    if (this.streams.delete(name)) this.ask();
  }

  /** What the page came with: it was asked for when the page was. */
  begin(answer) {
    for (const name of Object.keys(answer.streams)) this.follow(name);
    this.#settle(answer, 0);
  }

  /** The line is up again: what the old one brought out of order is asked for anew. */
  resume() {
    for (const stream of this.streams.values()) stream.held = [];
    this.ask();
  }

  /** Events come in while an answer is on its way too: then they are held, and taken in after it. */
  receive(events) {
    for (const event of events) this.streams.get(event.stream)?.held.push(event);
    if (!this.#isAsking && this.#hasGap()) this.ask();
    this.onChange();
  }

  /** The server's last numbers: one that differs means that a message was lost, or a new epoch. */
  compare(heads) {
    const differs = ([name, seq]) => this.streams.has(name) && this.streams.get(name).seq !== seq;
    if (Object.entries(heads).some(differs)) this.ask();
  }

  async ask() {
    this.#again = true;
    if (this.#isAsking || !this.line.isUp) return;
    this.#isAsking = true;
    while (this.#again && this.line.isUp) {
      this.#again = false;
      await this.#askOnce();
    }
    this.#isAsking = false;
    if (this.#hasGap()) this.#askLater();
  }

  async #askOnce() {
    const asked = performance.now();
    const positions = [...this.streams].map(([name, stream]) => [name, stream.position]);
    try {
      const answer = await this.line.ask("sync", { streams: Object.fromEntries(positions) }, PATIENCE);
      if (answer.ok) this.#settle(answer, asked);
      else this.#askLater();
    } catch {
      this.#askLater();
    }
  }

  #settle(answer, asked) {
    this.clock.learn(answer.server_time, asked);
    for (const note of answer.mine) this.mine.add(note);
    for (const [name, part] of Object.entries(answer.streams)) this.streams.get(name)?.settle(part);
    this.#hasGap();
    this.onSettled(this.#epochs(), answer);
    this.onChange();
  }

  /** Takes in what was held; whether an event is still missing before one that is held. */
  #hasGap() {
    return [...this.streams.values()].map((stream) => stream.drain()).includes(true);
  }

  #epochs() {
    const known = [...this.streams].filter(([, stream]) => stream.epoch);
    return Object.fromEntries(known.map(([name, stream]) => [name, stream.epoch]));
  }

  #askLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), PAUSE * (0.5 + Math.random()));
  }
}
