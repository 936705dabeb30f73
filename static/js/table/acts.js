import { cleaned, measured } from "../text.js";
import { t } from "../translation.js";
import { questionOf } from "./composer.js";

/** What a person does on the page of a table; the page itself shows it. */
export class Acts {
  draft = "";
  endRead = null;
  place = null;
  isAtSeat = false;

  arrive() {
    this.connection.keep(`arrived:${this.place}`, true);
    this.render();
  }

  /** From the plenary to the notes of the own table, and back. */
  turn() {
    this.isAtSeat = !this.isAtSeat;
    this.render();
  }

  get prompt() {
    return this.connection.kept(`prompt:${this.place}`);
  }

  choosePrompt(prompt) {
    this.connection.keep(`prompt:${this.place}`, prompt);
    this.render();
  }

  /** The unsent sentence is kept with each letter, so that it outlives a reload. */
  type(text) {
    this.draft = text;
    this.speech.typed();
    this.connection.keep(this.draftKey, text);
    this.connection.refresh();
  }

  send(field) {
    const text = cleaned(field.value).trim();
    field.focus();
    if (!measured(text).fits) return;
    const prompt = questionOf(this.model, this)?.id;
    this.connection.submit("add_note", { table: this.place, text, ...(prompt && { prompt }) });
    field.value = "";
    this.type("");
    this.showEnd();
  }

  /** The note being changed, and its new words: they outlive a reload like the unsent sentence. */
  get editing() {
    return this.connection.kept("editing") ?? { id: null };
  }

  retype(id, text) {
    this.connection.keep("editing", { id, text });
  }

  edit(id) {
    this.retype(id);
    this.render();
    document.getElementById(`edit-${id}`)?.focus();
  }

  save({ id, revision }, text) {
    if (!measured(text).fits) return;
    this.connection.submit("edit_note", { note: id, text: cleaned(text).trim(), revision });
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
  sendAgain({ id, name, args }, text) {
    if (!measured(text).fits) return;
    const now = name === "add_note" ? this.#here(args) : { note: args.note, revision: this.#revisionOf(args.note) };
    this.connection.resubmit(id, name, { ...now, text: cleaned(text).trim() });
    this.edit(null);
  }

  markRead(announcement) {
    this.connection.keep("read", [...(this.connection.kept("read") ?? []), announcement]);
    this.render();
  }

  readLastMinute() {
    this.endRead = this.model.time.end;
    this.render();
  }

  get draftKey() {
    return `draft:${this.place}`;
  }

  #here({ prompt }) {
    const isOfTable = this.model.table.prompts.some(({ id }) => id === prompt);
    return { table: this.place, ...(isOfTable && { prompt }) };
  }

  #revisionOf(note) {
    return this.model.entries.find(({ id }) => id === note)?.revision ?? 1;
  }
}
