import { cleaned, measured } from "../text.js";
import { questionOf } from "./composer.js";

/** What a person is writing: the sentence that is not sent yet, the question it answers, and how it leaves. */
export class Writing {
  draft = "";
  doubt = null;
  place = null;

  get field() {
    return document.getElementById("write");
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
    this.doubt = null;
    this.speech.typed();
    this.connection.keep(this.draftKey, text);
    this.connection.refresh();
  }

  send(field) {
    field.focus();
    this.leave("write", field.value, (text) => this.#add(text, field));
  }

  #add(text, field) {
    const prompt = questionOf(this.model, this)?.id;
    const card = this.rest?.questions(this.model, this)?.card(this.model, this) ?? this.#usualCard(text);
    this.connection.submit("add_note", { table: this.place, text, ...(prompt && { prompt }), ...card });
    field.focus();
    field.value = "";
    this.type("");
    this.showEnd();
  }

  /** Until what belongs to questions is fetched, what ends with a question mark is one. */
  #usualCard(text) {
    return !this.model.table.number && text.endsWith("?") ? { card_type: "question" } : {};
  }

  /** Whole words leave; those that look private when their author has said so, and none twice for one press too many. */
  leave(id, typed, leave) {
    const text = cleaned(typed).trim();
    if (!measured(text).fits) return;
    const kind = this.rest?.privateIn(text);
    if (!kind) return leave(text);
    this.doubt = { id, kind, leave: () => leave(text) };
    this.speech.warn(this.rest.doubtIn(kind));
  }

  correct(id) {
    this.doubt = null;
    this.render();
    document.getElementById(id === "write" ? id : `edit-${id}`)?.focus();
  }

  /** A sentence begun at a table goes along to the next one. */
  get draftKey() {
    return `draft:${this.model.table?.number ? "seat" : this.place}`;
  }

  /** What was typed in another page of this person is one sentence with this: sent there, it is gone here. */
  takeOver(key) {
    if (key !== this.draftKey || !this.field) return;
    this.draft = this.field.value = this.connection.kept(key) ?? "";
    this.doubt = null;
  }

  /** The sentence begun at the place where the person sits now. */
  takeUpDraft() {
    const words = this.early.take();
    this.draft = [this.connection.kept(this.draftKey), words].filter(Boolean).join(" ");
    if (words) this.connection.keep(this.draftKey, this.draft);
    this.doubt = null;
  }
}
