import { newId } from "../ids.js";
import { openStorage } from "./storage.js";

const byOrder = (one, other) => one.order - other.order;

/**
 * What a person did on this device: waiting for an answer, refused (the tray), or acknowledged and
 * kept until the workshop closes, so that a restored backup can be told again. Written before sent.
 */
export class Outbox {
  isDurable = true;
  #lists = { waiting: new Map(), refused: new Map(), acknowledged: new Map() };
  #kept = new Map();
  #written = new Set();
  #order = 0;

  constructor(owner, { onChange, onWritten }) {
    Object.assign(this, { owner, onChange, onWritten });
    this.opening = this.#open();
  }

  waiting() {
    return [...this.#lists.waiting.values()].sort(byOrder);
  }

  refused() {
    return [...this.#lists.refused.values()].sort(byOrder);
  }

  acknowledged() {
    return [...this.#lists.acknowledged.values()].sort(byOrder);
  }

  /** Waiting operations that stand on the device and may be sent, in the order they were made. */
  sendable() {
    return this.waiting().filter(({ id }) => this.#written.has(id));
  }

  add(name, args) {
    const operation = { id: newId(), name, args, order: this.#nextOrder(), at: Date.now() };
    this.#lists.waiting.set(operation.id, operation);
    this.#write([{ store: "waiting", put: operation }]).then(() => this.#markWritten([operation]));
    this.onChange();
    return operation.id;
  }

  acknowledge(operation, answer) {
    this.#move({ ...operation, answer }, "waiting", "acknowledged");
  }

  refuse(operation, answer) {
    this.#move({ ...operation, answer }, "waiting", "refused");
  }

  /** Takes a refused operation out of the tray, because the person says so or sends it anew. */
  discard(id) {
    this.#lists.refused.delete(id);
    this.#write([{ store: "refused", remove: id }]);
    this.onChange();
  }

  /** A new epoch may have forgotten what was acknowledged: all of it waits again, in its order. */
  sendAgain() {
    const operations = this.acknowledged();
    for (const operation of operations) this.#move(operation, "acknowledged", "waiting");
    this.#markWritten(operations);
  }

  forgetAcknowledged() {
    const removals = this.acknowledged().map(({ id }) => ({ store: "acknowledged", remove: id }));
    if (removals.length) this.#write(removals);
    this.#lists.acknowledged.clear();
  }

  kept(key) {
    return this.#kept.get(key);
  }

  keep(key, value) {
    this.#kept.set(key, value);
    this.#write([{ store: "kept", put: { key, value } }]);
  }

  async #open() {
    this.storage = await openStorage(this.owner);
    this.isDurable = this.storage.isDurable;
    const { kept, ...lists } = await this.storage.load();
    for (const { key, value } of kept) if (!this.#kept.has(key)) this.#kept.set(key, value);
    for (const [name, operations] of Object.entries(lists)) this.#take(name, operations);
    this.#markWritten(lists.waiting);
  }

  #take(name, operations) {
    for (const operation of operations) {
      this.#lists[name].set(operation.id, operation);
      this.#order = Math.max(this.#order, operation.order);
    }
  }

  #move(operation, from, to) {
    this.#lists[from].delete(operation.id);
    this.#lists[to].set(operation.id, operation);
    this.#write([{ store: from, remove: operation.id }, { store: to, put: operation }]);
    this.onChange();
  }

  #nextOrder() {
    this.#order = Math.max(this.#order + 1, Date.now());
    return this.#order;
  }

  #markWritten(operations) {
    for (const { id } of operations) this.#written.add(id);
    this.onWritten();
    this.onChange();
  }

  /** Begun at once, so that a page that closes now still writes; where that fails, in memory alone, and it is said. */
  async #write(changes) {
    try {
      if (!this.storage) await this.opening;
      await this.storage.write(changes);
    } catch {
      this.isDurable = false;
      this.onChange();
    }
  }
}
