const MOST_OPERATIONS = 20;
const MOST_BYTES = 48_000;
const PUNCTUATION = 32; // servers may count the same JSON with spaces
const LONGEST_PAUSE = 30_000;
const NO_ANSWER = { ok: false, retryable: true };
const POST_PATIENCE = 15_000;
const PERMANENT = [400, 403, 404, 409, 413];

const asSent = ({ id, name, args }) => ({ id, name, args });
const size = (operation) => new Blob([JSON.stringify(asSent(operation))]).size + PUNCTUATION;

/** The operations that fit into one submit; always at least one, or the outbox would be stuck. */
export function firstBatch(operations, most = MOST_OPERATIONS) {
  let bytes = PUNCTUATION;
  const fits = (operation, place) => place < most && (bytes += size(operation)) <= MOST_BYTES;
  const tooMany = operations.findIndex((operation, place) => !fits(operation, place) && place > 0);
  return tooMany < 0 ? operations : operations.slice(0, tooMany);
}

/** The twin of the socket's `submit`, for networks where no socket opens. */
export async function post(url, token, operations) {
  const headers = { "Authorization": `Bearer ${token}`, "Content-Type": "application/json" };
  const body = JSON.stringify({ operations });
  const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(POST_PATIENCE) });
  const answer = await response.json();
  return response.ok ? answer : { ...answer, retryable: !PERMANENT.includes(response.status) };
}

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
    const pause = await this.#submit(batch).catch(() => this.#pauseAfterFailure());
    this.#inFlight = false;
    if (pause) this.#timer = setTimeout(() => this.wake(), pause);
    else this.wake();
  }

  async #submit(batch) {
    const answer = await this.send(batch.map(asSent));
    return answer.results ? this.#settle(batch, answer.results) : this.#settleWhole(batch, answer);
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
    this.outbox.mark({ ...operation, answer }, answer.ok ? "acknowledged" : "refused");
    this.onAnswer(operation, answer);
    return 0;
  }

  // The envelope itself was refused: fewer at once, and the one that never passes goes to the tray.
  #settleWhole(batch, answer) {
    if (answer.retryable) return Math.max((answer.retry_after ?? 0) * 1000, this.#pauseAfterFailure());
    if (batch.length === 1) return this.#settleOne(batch[0], answer);
    this.#most = Math.ceil(batch.length / 2);
    return 1;
  }

  #pauseAfterFailure() {
    this.#failures += 1;
    return Math.min(LONGEST_PAUSE, 250 * 2 ** this.#failures) * (1 + Math.random() / 2);
  }
}
