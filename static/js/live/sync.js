import { Stream } from "./streams.js";

const PATIENCE = 8000;
const PAUSE = 2000;

/** Keeps the wanted streams equal to the server's: joining and coming back are one path. */
export class Sync {
  streams = new Map();
  mine = new Set();
  #asking = false;
  #again = false;
  #timer = null;

  constructor({ line, clock, onChange, onEpochs }) {
    Object.assign(this, { line, clock, onChange, onEpochs });
  }

  follow(name) {
    if (this.streams.has(name)) return;
    this.streams.set(name, new Stream(name));
    this.ask();
  }

  leave(name) {
    if (this.streams.delete(name)) this.ask();
  }

  /** The line is up again: what the old one brought out of order is asked for anew. */
  begin() {
    for (const stream of this.streams.values()) stream.release();
    this.ask();
  }

  /** Events come in while an answer is on its way too: then they are held, and taken in after it. */
  receive(events) {
    for (const event of events) this.streams.get(event.stream)?.hold(event);
    if (!this.#asking && this.#hasGap()) this.ask();
    this.onChange();
  }

  /** The server's last numbers: one that differs means that a message was lost, or a new epoch. */
  compare(heads) {
    const differs = ([name, seq]) => this.streams.has(name) && this.streams.get(name).seq !== seq;
    if (Object.entries(heads).some(differs)) this.ask();
  }

  async ask() {
    this.#again = true;
    if (this.#asking || !this.line.isUp) return;
    this.#asking = true;
    while (this.#again && this.line.isUp) {
      this.#again = false;
      await this.#askOnce();
    }
    this.#asking = false;
    if (this.#hasGap()) this.#askLater();
  }

  async #askOnce() {
    const asked = Date.now();
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
    this.onEpochs(this.#epochs());
    this.onChange();
  }

  /** Takes in what was held; whether an event is still missing before one that is held. */
  #hasGap() {
    return [...this.streams.values()].map((stream) => stream.drain()).includes(true);
  }

  #epochs() {
    const known = [...this.streams].filter(([, stream]) => stream.epoch !== null);
    return Object.fromEntries(known.map(([name, stream]) => [name, stream.epoch]));
  }

  #askLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.ask(), PAUSE * (0.5 + Math.random()));
  }
}
