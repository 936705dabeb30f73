import { reduce as reduceParticipant } from "../stores/participant.js";
import { reduce as reduceStaff } from "../stores/staff.js";
import { reduce as reduceTable } from "../stores/table.js";
import { reduce as reduceWorkshop } from "../stores/workshop.js";

const REDUCERS = {
  workshop: reduceWorkshop,
  table: reduceTable,
  participant: reduceParticipant,
  staff: reduceStaff,
};

/** One stream as known here: its epoch, the last number taken in, the state after it. */
export class Stream {
  epoch = null;
  seq = 0;
  state = null;
  refusal = null;
  #held = [];

  constructor(name) {
    this.name = name;
    this.reduce = REDUCERS[name.slice(0, name.indexOf(":"))];
  }

  get position() {
    return this.epoch === null ? null : { epoch: this.epoch, seq: this.seq };
  }

  hold(event) {
    this.#held.push(event);
  }

  release() {
    this.#held = [];
  }

  /** Takes in what the server answered: a snapshot, the events since, or a refusal. */
  settle({ epoch, seq, snapshot, events = [], code = null }) {
    this.refusal = code;
    if (code) return this.#forget();
    if (snapshot) Object.assign(this, { epoch, seq, state: snapshot });
    for (const event of events) this.#take(event);
  }

  /** Takes in the held events that follow on; true while one is missing before them. */
  drain() {
    const held = this.#held.sort((one, other) => one.seq - other.seq);
    this.#held = [];
    if (this.epoch === null) return false;
    for (const event of held) if (!this.#take(event)) this.hold(event);
    return this.#held.length > 0;
  }

  #take(event) {
    if (event.seq > this.seq + 1) return false;
    if (event.seq === this.seq + 1) {
      this.state = this.reduce(this.state, event);
      this.seq = event.seq;
    }
    return true;
  }

  #forget() {
    Object.assign(this, { epoch: null, seq: 0, state: null });
    this.release();
  }
}
