import { openStorage } from "./storage.js";

const AFTER_THE_OTHER = 5000;

const byOrder = (one, other) => one.order - other.order;

/**
 * What a person did on this device, by state: waiting for an answer, refused (the tray), or acknowledged and
 * kept until the workshop closes, so that a restored backup can be told again. Written before it is sent.
 */
export class Outbox {
  isDurable = true;
  #operations = new Map();
  #kept = new Map();
  #written = new Set();
  #order = 0;
  #others = null;

  /** With `onKept` all pages of this person on this device have one outbox: what one does, the others are told. */
  constructor(owner, { before, onChange, onWritten, onTaken, onKept }) {
    Object.assign(this, { owner, before, onChange, onWritten, onTaken, onKept });
    if (onKept && "BroadcastChannel" in globalThis) this.#others = new BroadcastChannel(`outbox:${owner}`);
    if (this.#others) this.#others.onmessage = ({ data }) => this.#learn(data);
    this.opening = this.#open();
  }

  list(state) {
    return [...this.#operations.values()].filter((operation) => operation.state === state).sort(byOrder);
  }

  sendable() {
    return this.list("waiting").filter(({ id }) => this.#written.has(id));
  }

  add(name, args) {
    this.#order = Math.max(this.#order + 1, Date.now());
    const operation = { id: newId(), name, args, order: this.#order, at: Date.now() };
    this.mark(operation, "waiting");
    return operation.id;
  }

  async mark(operation, state) {
    const marked = { ...operation, state };
    this.#operations.set(operation.id, marked);
    this.onChange();
    await this.#write((storage) => storage.put("operations", marked));
    this.#others?.postMessage({ operation: marked });
    this.#written.add(operation.id);
    this.onWritten();
  }

  discard(id) {
    this.#operations.delete(id);
    this.#write((storage) => storage.remove("operations", id));
    this.#others?.postMessage({ discarded: id });
    this.onChange();
  }

  /** A new epoch may have forgotten what was acknowledged: all of it waits again, in its order. */
  sendAgain() {
    for (const operation of this.list("acknowledged")) this.mark(operation, "waiting");
  }

  kept(key) {
    return this.#kept.get(key);
  }

  keep(key, value) {
    this.#kept.set(key, value);
    this.#others?.postMessage({ key, value });
    this.#write((storage) => storage.put("kept", { key, value }));
  }

  async #open() {
    await this.before;
    this.storage = await openStorage(this.owner);
    this.isDurable = this.storage.isDurable;
    const [operations, kept] = await Promise.all([this.storage.all("operations"), this.storage.all("kept")]);
    for (const { key, value } of kept) if (!this.#kept.has(key)) this.#kept.set(key, value);
    for (const operation of operations) if (!this.#operations.has(operation.id)) this.#take(operation);
    this.onChange();
  }

  #take(operation) {
    this.#operations.set(operation.id, operation);
    this.#written.add(operation.id);
    this.#order = Math.max(this.#order, operation.order);
    this.onTaken?.(operation);
  }

  // What another page sends it sends itself; should it close before, this one does, and the server takes it once.
  #learn({ operation, discarded, key, value }) {
    if (operation) this.#take(operation);
    if (operation?.state === "waiting") setTimeout(() => this.onWritten(), AFTER_THE_OTHER);
    this.#operations.delete(discarded);
    if (key) this.#kept.set(key, value);
    if (key) this.onKept(key);
    this.onChange();
  }

  // Begun at once, so that a page that closes now still writes; where it fails, in memory alone, and that is said.
  async #write(change) {
    try {
      if (!this.storage) await this.opening;
      await change(this.storage);
    } catch {
      this.isDurable = false;
    }
  }
}

// `crypto.randomUUID` does not exist on the plain http pages of a hall.
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
