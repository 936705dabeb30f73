import { t } from "../translation.js";
import { Writing } from "./writing.js";

/** What a person does on the page of a table; the page itself shows it. */
export class Acts extends Writing {
  isAtSeat = false;

  arrive() {
    this.connection.keep(`arrived:${this.place}`, true);
    this.readMove();
  }

  /** Whose table is another than the one known on this device has been moved: said until it is read. */
  takeSeat({ id }) {
    const before = this.connection.kept("seat");
    if (before === id) return;
    this.connection.keep("seat", id);
    this.connection.keep("moved", before ? id : null);
  }

  readMove() {
    this.connection.keep("moved", null);
    this.render();
  }

  /** From the plenary to the notes of the own table, and back. */
  turn() {
    this.isAtSeat = !this.isAtSeat;
    this.render();
  }

  /** The note being changed, and its new words: they outlive a reload like the unsent sentence. */
  get editing() {
    return this.connection.kept("editing") ?? { id: null };
  }

  retype(id, changes) {
    const { editing } = this;
    this.doubt = null;
    this.connection.keep("editing", { ...(editing.id === id && editing), id, ...changes });
    this.connection.refresh();
  }

  edit(id) {
    this.connection.keep("editing", { id });
    this.doubt = null;
    this.render();
    document.getElementById(`edit-${id}`)?.focus();
  }

  save(entry, typed, prompt) {
    this.leave(entry.id, typed, (text) => this.#change(entry, text, prompt));
  }

  #change({ id, text: before, revision, prompt: asked }, text, prompt) {
    if (text !== before) this.connection.submit("edit_note", { note: id, text, revision });
    if (prompt && prompt !== asked) this.connection.submit("move_note", { note: id, table: this.place, prompt });
    this.edit(null);
  }

  withdraw(entry) {
    this.connection.submit("delete_note", { note: entry.id });
    this.edit(null);
  }

  restore(entry) {
    this.connection.submit("restore_note", { note: entry.id });
  }

  /** Selects the words, and copies them: this works on the plain http pages of a hall too. */
  copy(id) {
    const field = document.getElementById(`edit-${id}`);
    field.focus();
    field.select();
    if (document.execCommand("copy")) this.speech.say(t("Copied"));
  }

  discard(id) {
    this.connection.discard(id);
  }

  /** Sends a refused note anew: to the table where the person sits now, over the words as they are now. */
  sendAgain(operation, typed) {
    this.leave(operation.id, typed, (text) => this.#resubmit(operation, text));
  }

  #resubmit({ id, name, args }, text) {
    const now = name === "add_note" ? this.#here(args) : { note: args.note, revision: this.#revisionOf(args.note) };
    this.connection.resubmit(id, name, { ...now, text });
    this.edit(null);
  }

  hasRead(word) {
    return this.connection.kept("read")?.includes(word);
  }

  markRead(word) {
    this.connection.keep("read", [...(this.connection.kept("read") ?? []), word]);
    this.render();
  }

  #here({ prompt, card_type }) {
    const isOfTable = this.model.table.prompts.some(({ id }) => id === prompt);
    return { table: this.place, ...(isOfTable && { prompt }), ...(card_type && { card_type }) };
  }

  #revisionOf(note) {
    return this.model.entries.find(({ id }) => id === note)?.revision ?? 1;
  }
}
