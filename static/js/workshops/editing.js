import { wantedBy } from "./fields.js";
import { TOO_LONG, isTooLong } from "./refusal.js";

const PAUSE = 1500;
const KEPT = "fields";
const byOrder = (one, other) => one.order - other.order;

/**
 * What is being written in the fields, over what everybody knows. A text is kept on the device from the first letter,
 * sent after a pause or when the field is left, and goes only when it is saved or its writer decides.
 */
export class Editing {
  drafts = new Map();
  #timers = new Map();
  #latest = new Map();

  constructor(connection) {
    this.connection = connection;
  }

  restore() {
    const kept = Object.entries(this.connection.kept(KEPT) ?? {});
    this.drafts = new Map([...kept, ...this.drafts]);
  }

  /** Looks at the outbox once for a picture: the last operation about each field. */
  look() {
    const operations = [...this.connection.arriving(), ...this.connection.waiting(), ...this.connection.tray()];
    this.#latest = new Map();
    for (const operation of operations.sort(byOrder)) {
      const wanted = wantedBy(operation);
      if (wanted) this.#latest.set(wanted.key, { ...operation, wanted });
    }
  }

  /** What stands in a field, and how it is with it: written, waiting, refused, or nothing to say. */
  view(field) {
    const last = this.#latest.get(field.key);
    const draft = this.drafts.get(field.key);
    if (draft && isTooLong(draft.text)) return { text: draft.text, state: "refused", refusal: TOO_LONG };
    const state = last?.state === "refused" ? "refused" : last || draft ? "waiting" : "calm";
    return { text: draft?.text ?? last?.wanted.text ?? field.shown, state, refusal: last?.state === "refused" ? last.answer : null };
  }

  type(field, text) {
    this.#draft(field, text);
    clearTimeout(this.#timers.get(field.key));
    this.#timers.set(field.key, setTimeout(() => this.#send(field), PAUSE));
  }

  /** The field is left: what stands in it goes out. */
  leave(field) {
    clearTimeout(this.#timers.get(field.key));
    const draft = this.drafts.get(field.key);
    if (!draft || isTooLong(draft.text)) return;
    this.#send(field);
    this.#forget(field);
  }

  choose(field, text) {
    this.#draft(field, text);
    this.leave(field);
  }

  /** The own text wins over what somebody else wrote meanwhile. */
  insist(field) {
    const { text } = this.view(field);
    this.#submit(field, text, field.shown);
    this.#forget(field);
  }

  /** The other text wins. */
  yieldTo(field) {
    this.#discardRefused(field);
    this.#forget(field);
  }

  /** What was refused of fields that the page does not show any more. */
  orphans(keys) {
    return [...this.#latest.values()].filter(({ state, wanted }) => state === "refused" && !keys.has(wanted.key));
  }

  /** How many texts are too long to be sent: they stay in their fields. */
  heldBack() {
    return [...this.drafts.values()].filter(({ text }) => isTooLong(text)).length;
  }

  #draft(field, text) {
    const known = this.drafts.get(field.key)?.known ?? this.#base(field);
    this.drafts.set(field.key, { text, known });
    this.#keep();
  }

  /** What the writer has before the eyes: an own text on its way, what was known when one was refused, or everybody's. */
  #base(field) {
    const last = this.#latest.get(field.key);
    if (last?.state !== "refused") return last?.wanted.text ?? field.shown;
    return last.answer.code === "stale_revision" ? last.wanted.known : field.shown;
  }

  #send(field) {
    const { text, known } = this.drafts.get(field.key) ?? {};
    if (text === undefined || isTooLong(text) || (same(field, text, known) && !this.#isRefused(field))) return;
    this.#submit(field, text, known);
    this.drafts.set(field.key, { text, known: text });
    this.#keep();
  }

  #submit(field, text, known) {
    this.#discardRefused(field);
    this.connection.submit(field.operation, field.args(text, known));
    this.look();
  }

  #isRefused(field) {
    return this.#latest.get(field.key)?.state === "refused";
  }

  #discardRefused(field) {
    if (this.#isRefused(field)) this.connection.discard(this.#latest.get(field.key).id);
    this.look();
  }

  #forget({ key }) {
    this.drafts.delete(key);
    this.#keep();
    this.connection.refresh();
  }

  #keep() {
    this.connection.keep(KEPT, Object.fromEntries(this.drafts));
    this.connection.refresh();
  }
}

function same(field, one, other) {
  return JSON.stringify(field.parse(one)) === JSON.stringify(field.parse(other));
}
