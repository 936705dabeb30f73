import { MOST_OPERATIONS, asSent, firstBatch } from "./batch.js";

const LONGEST_PAUSE = 30_000;
const NO_ANSWER = { ok: false, code: "busy", retryable: true };

/** Sends what waits in the outbox, one submit in flight, until each operation has its answer. */
export class Delivery {
  #inFlight = false;
  #failures = 0;
  #most = MOST_OPERATIONS;
  #timer = null;

  constructor(outbox, send, onAnswer) {
    Object.assign(this, { outbox, send, onAnswer });
  }

  wake() {
    clearTimeout(this.#timer);
    if (!this.#inFlight) this.#deliver();
  }

  async #deliver() {
    const batch = firstBatch(this.outbox.sendable(), this.#most);
    if (!batch.length) return;
    this.#inFlight = true;
    const pause = await this.#submit(batch);
    this.#inFlight = false;
    if (pause) this.#timer = setTimeout(() => this.wake(), pause);
    else this.wake();
  }

  /** Returns how many milliseconds to wait before the next submit. */
  async #submit(batch) {
    try {
      const answer = await this.send(batch.map(asSent));
      return answer.results ? this.#settle(batch, answer.results) : this.#settleWhole(batch, answer);
    } catch {
      return this.#pauseAfterFailure();
    }
  }

  #settle(batch, results) {
    const answers = new Map(results.map((answer) => [answer.id, answer]));
    const pauses = batch.map((operation) => this.#settleOne(operation, answers.get(operation.id) ?? NO_ANSWER));
    const longest = Math.max(...pauses);
    if (!longest) this.#failures = 0;
    return longest && Math.max(longest, this.#pauseAfterFailure());
  }

  #settleOne(operation, answer) {
    if (!answer.ok && answer.retryable) return (answer.retry_after ?? 0.5) * 1000;
    if (answer.ok) this.outbox.acknowledge(operation, answer);
    else this.outbox.refuse(operation, answer);
    this.onAnswer(operation, answer);
    return 0;
  }

  /** The envelope itself was refused: fewer at once, and the one that never passes goes to the tray. */
  #settleWhole(batch, answer) {
    if (answer.retryable !== false) return Math.max((answer.retry_after ?? 0) * 1000, this.#pauseAfterFailure());
    if (batch.length === 1) return this.#settleOne(batch[0], answer);
    this.#most = Math.ceil(batch.length / 2);
    return 1;
  }

  #pauseAfterFailure() {
    this.#failures += 1;
    return Math.min(LONGEST_PAUSE, 250 * 2 ** this.#failures) * (1 + Math.random() / 2);
  }
}
